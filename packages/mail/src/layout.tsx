// Programs that run from source have no tsconfig to say how tags are read.
/** @jsxRuntime automatic */
import { Body, Button, Column, Container, Head, Heading, Hr, Html, Link, Preview, Row, Section, Text } from "react-email";
import type { Letter } from "./letter.ts";

/** What stands around a letter. */
export interface Frame {
  readonly language: string;
  readonly greeting: string;
  readonly goodbye: string;
  readonly footer: string;
  readonly home: string;
  readonly link: string;
}

const ink = "#25211b";
const quiet = "#6a6359";
const sand = "#f6f3ef";
const line = "#ded8d1";
const green = "#157165";
const font = "'Segoe UI', Helvetica, Arial, sans-serif";

const paragraph = { margin: "0 0 16px", color: ink, fontSize: 16, lineHeight: "25px" } as const;

/** Souk's mail: sand around a white card, the green of the portals for what one may press. Inline styles only, as mail programs want it. */
export const MailLayout = ({ letter, frame }: { letter: Letter; frame: Frame }) => (
  <Html lang={frame.language} dir="ltr">
    <Head>
      <meta name="color-scheme" content="light" />
    </Head>
    <Preview>{letter.says[0] ?? letter.subject}</Preview>
    <Body style={{ margin: 0, padding: "32px 12px", backgroundColor: sand, fontFamily: font }}>
      <Container style={{ maxWidth: 560, margin: "0 auto" }}>
        <Section style={{ padding: "0 8px 16px" }}>
          <Link href={frame.home} style={{ color: green, fontSize: 20, fontWeight: 700, letterSpacing: "0.02em", textDecoration: "none" }}>
            ✴ Souk
          </Link>
        </Section>
        <Section
          style={{ padding: "32px 32px 24px", backgroundColor: "#ffffff", border: `1px solid ${line}`, borderTop: `4px solid ${green}`, borderRadius: 12 }}
        >
          <Heading as="h1" style={{ margin: "0 0 20px", color: ink, fontSize: 22, lineHeight: "30px", fontWeight: 650 }}>
            {letter.subject}
          </Heading>
          <Text style={paragraph}>{frame.greeting}</Text>
          {letter.says.map((sentence) => (
            <Text key={sentence} style={paragraph}>
              {sentence}
            </Text>
          ))}
          {letter.ways && <Ways ways={letter.ways} />}
          {letter.quote && <Quote>{letter.quote}</Quote>}
          {letter.facts && letter.facts.length > 0 && <Facts facts={letter.facts} />}
          <Button
            href={frame.link}
            style={{ margin: "8px 0 20px", padding: "13px 22px", backgroundColor: green, color: "#ffffff", fontSize: 16, fontWeight: 600, borderRadius: 8 }}
          >
            {letter.action}
          </Button>
          <Text style={{ ...paragraph, margin: 0, color: quiet }}>{frame.goodbye}</Text>
        </Section>
        <Hr style={{ margin: "24px 8px 12px", borderColor: line }} />
        <Text style={{ margin: "0 8px", color: quiet, fontSize: 13, lineHeight: "20px" }}>{frame.footer}</Text>
      </Container>
    </Body>
  </Html>
);

const Ways = ({ ways }: { ways: readonly string[] }) => (
  <ol style={{ margin: "0 0 16px", paddingLeft: 22 }}>
    {ways.map((way) => (
      <li key={way} style={{ ...paragraph, margin: "0 0 8px" }}>
        {way}
      </li>
    ))}
  </ol>
);

const Quote = ({ children }: { children: string }) => (
  <Text
    style={{ ...paragraph, padding: "8px 0 8px 16px", borderLeft: `3px solid ${line}`, color: quiet, fontStyle: "italic", overflowWrap: "anywhere" }}
  >{`“${children}”`}</Text>
);

const Facts = ({ facts }: { facts: NonNullable<Letter["facts"]> }) => (
  <Section style={{ margin: "4px 0 20px", padding: "10px 16px", backgroundColor: sand, borderRadius: 8 }}>
    {facts.map(([name, value]) => (
      <Row key={name}>
        <Column style={{ width: "42%", padding: "5px 12px 5px 0", color: quiet, fontSize: 14, verticalAlign: "top" }}>{name}</Column>
        <Column style={{ padding: "5px 0", color: ink, fontSize: 14, fontWeight: 600, verticalAlign: "top", overflowWrap: "anywhere" }}>{value}</Column>
      </Row>
    ))}
  </Section>
);
