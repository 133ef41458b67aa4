"use client";

export { ErrorDocument as default } from "@souk/portal/client";
