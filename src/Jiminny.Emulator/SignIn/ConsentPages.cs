using System.Text;

namespace Jiminny.Emulator;

/// <summary>The vendors' consent pages as plain HTML; their forms go back to the address the page came from.</summary>
internal static class ConsentPages
{
    public static EmulatorResponse Ask(SignInCall call, string title, IEnumerable<EmulatedMailbox> accounts, IReadOnlyList<string> fixedScopes, IReadOnlyList<string> choices)
    {
        var body = new StringBuilder();
        body.Append("<form method=\"post\" action=\"").Append(SignInAnswer.Encode(call.Target)).Append("\"><fieldset><legend>Account</legend>");
        var isFirst = true;
        foreach (var account in accounts)
        {
            body.Append("<label><input type=\"radio\" name=\"account\" value=\"").Append(SignInAnswer.Encode(account.Key)).Append(isFirst ? "\" checked> " : "\"> ")
                .Append(SignInAnswer.Encode(account.DisplayName)).Append("</label><br>");
            isFirst = false;
        }
        body.Append("</fieldset><p>This application asks for:</p><ul>");
        foreach (var scope in fixedScopes)
            body.Append("<li>").Append(SignInAnswer.Encode(scope)).Append("</li>");
        foreach (var scope in choices)
            body.Append("<li><label><input type=\"checkbox\" name=\"scope\" value=\"").Append(SignInAnswer.Encode(scope)).Append("\" checked> ").Append(SignInAnswer.Encode(scope)).Append("</label></li>");
        body.Append("</ul><button name=\"decision\" value=\"allow\">Allow</button> <button name=\"decision\" value=\"deny\">Cancel</button></form>");
        return SignInAnswer.Page(200, title, body.ToString());
    }

    public static EmulatorResponse NeedsAdministrator(SignInCall call, string returnTo) => SignInAnswer.Page(
        200,
        "Need admin approval",
        $"<p>This application needs permission to access resources in your organisation that only an admin can grant.</p><p><a href=\"{SignInAnswer.Encode(returnTo)}\">Return to the application without granting consent</a></p>",
        error: "AADSTS90094");

    public static EmulatorResponse Refused(string code, string text) => SignInAnswer.Page(400, "Access blocked", $"<p>Error 400: {SignInAnswer.Encode(code)}</p><p>{SignInAnswer.Encode(text)}</p>", code);
}
