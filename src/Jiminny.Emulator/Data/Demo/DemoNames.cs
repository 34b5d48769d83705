namespace Jiminny.Emulator;

/// <summary>Made-up names and words.</summary>
internal static class DemoNames
{
    public static readonly string[] First =
    [
        "Alba", "Bram", "Cleo", "Dario", "Edda", "Falk", "Greta", "Hugo", "Ines", "Joris", "Kaja", "Levin", "Mira", "Nils", "Orla", "Pavel", "Quinn", "Runa", "Sten",
        "Tilda", "Ulla", "Vito", "Wanda", "Xenia", "Yorick", "Zelda",
    ];

    public static readonly string[] Last =
    [
        "Ackerbird", "Brindlemoor", "Copperleaf", "Dunnockson", "Elderwick", "Fernquist", "Gorsefield", "Hollowby", "Ivorstone", "Juniperson", "Kestrelby",
        "Larkfield", "Mossgrave", "Nettleship", "Oakenshaw", "Plumtree", "Quillfeather", "Rookwell", "Sedgewater", "Thistledon", "Umberlake", "Vetchling",
        "Wrenfold", "Yarrowby", "Zinnia",
    ];

    public static readonly string[] AccountWords =
    [
        "Amberline", "Bluefjord", "Cobaltworks", "Driftgate", "Emberhill", "Foxglove", "Granitepeak", "Heronbay", "Irongrove", "Jadeharbor", "Kilnstone", "Lanternway",
        "Meadowlark", "Northquay", "Ottermill", "Pebblebrook", "Quarrytown", "Ravenloft", "Saltmarsh", "Tidewater", "Upland", "Valewood", "Willowmere", "Yewtree",
    ];

    public static readonly string[] Topics =
    [
        "Renewal terms", "Kick-off", "Draft agreement", "Pricing question", "Quarterly numbers", "Onboarding plan", "Travel plans", "Follow-up", "Security review",
        "Roadmap", "Budget", "Lunch on Friday", "Release notes", "Interview feedback", "Support case", "Invoice", "Workshop agenda", "Offsite", "Demo recording",
    ];

    public static readonly string[] Openings = ["", "", "", "Re: ", "Re: ", "Fwd: ", "RE: ", "Aw: "];

    public static readonly string[] Freemail = ["gmail.com", "outlook.com", "yahoo.com", "hotmail.com", "gmx.de", "icloud.com"];
}
