/** The carriers of the simulated world a seller may choose from. */
export const carriers = ["Parcel Post", "Swift Courier", "Harbour Freight", "Caravan Express"] as const;
