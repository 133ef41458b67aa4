/** The first hop says whom it serves; without one in front the address is not known, and limits count everybody as one visitor. */
export const addressOf = (request: Request): string => request.headers.get("x-forwarded-for")?.split(",")[0]?.trim() ?? "";
