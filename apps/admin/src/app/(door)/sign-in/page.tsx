import { signInMetadata, SignInPage } from "@souk/portal/server";

export const generateMetadata = signInMetadata;
export default SignInPage;
