"use client";

export { ErrorPage as default } from "@souk/portal/client";
