namespace Jiminny.Emulator;

/// <summary>GET /me.</summary>
internal sealed class MeEndpoint : IEndpoint
{
    private static readonly GraphProperty<EmulatedMailbox>[] Properties =
    [
        new("businessPhones", static (j, _, _) => j.Array().EndArray()),
        new("displayName", static (j, m, _) => j.String(m.DisplayName)),
        new("givenName", static (j, m, _) => j.String(m.DisplayName.Split(' ')[0])),
        new("jobTitle", static (j, _, _) => j.Null()),
        new("mail", static (j, m, _) => j.String(m.Address)),
        new("mobilePhone", static (j, _, _) => j.Null()),
        new("officeLocation", static (j, _, _) => j.Null()),
        new("preferredLanguage", static (j, _, _) => j.Null()),
        new("surname", static (j, m, _) => j.String(m.DisplayName.Split(' ')[^1])),
        new("userPrincipalName", static (j, m, _) => j.String(m.UserPrincipalName)),
        new("id", static (j, m, _) => j.String(UserId(m))),
        new("proxyAddresses", static (j, m, _) => j.Strings([$"SMTP:{m.Address}", .. m.Aliases.Select(a => $"smtp:{a}")]), onRequest: true),
        new("otherMails", static (j, _, _) => j.Array().EndArray(), onRequest: true),
        new("userType", static (j, _, _) => j.Plain("Member"u8), onRequest: true),
        new("accountEnabled", static (j, _, _) => j.Bool(true), onRequest: true),
    ];

    public string Method => "GET";

    public string Template => "me";

    public string[] Scopes => ScopeTable.GraphProfile;

    public int Units => 1;

    public EmulatorResponse Handle(Call call)
    {
        var select = new GraphQuery(call).List("select");
        var properties = GraphSelection.Choose(Properties, select, mayReadContent: true, out var unknown);
        if (unknown is not null)
            return GraphErrors.Create(call, 400, "Request_BadRequest", $"Could not find a property named '{unknown}' on type 'microsoft.graph.user'.");
        var buffer = new ResponseBuffer(1024);
        var json = new JsonOutput(buffer);
        json.Object().Name("@odata.context"u8).String($"{call.Request.Original.Origin}/v1.0/$metadata#users/$entity");
        foreach (var property in properties)
            if (select.Length == 0 || select.Contains(property.Name, StringComparer.OrdinalIgnoreCase))
                property.Write(json, call.Mailbox, new GraphShape(call.Mailbox, false));
        json.EndObject();
        return GraphAnswer.Create(call, buffer);
    }

    private static string UserId(EmulatedMailbox mailbox) =>
        new Guid((int)mailbox.Ids.Seed, (short)(mailbox.Ids.Seed >> 32), 0x4f00, BitConverter.GetBytes(Mark.Mix(mailbox.Ids.Seed, 1))).ToString();
}
