using Microsoft.Extensions.Options;

namespace Jiminny.Roles;

/// <summary>Names every option that is missing or wrong, all at once.</summary>
internal sealed class RoleOptionsValidator : IValidateOptions<RoleOptions>
{
    public ValidateOptionsResult Validate(string? name, RoleOptions options)
    {
        List<string> failures = [];
        if (RoleModels.Find(options.Model) is not { } model)
            failures.Add($"RoleOptions.Model is '{options.Model}'; set it to 'classic' or 'current'.");
        else
        {
            foreach (var question in Enum.GetValues<ModelQuestions>())
            {
                if (question != ModelQuestions.None && (model.Questions & ~options.Answers.Answered).HasFlag(question))
                    failures.Add($"RoleOptions.{question} is not set, and the {model.Name} model does not say; set it to {(IsNumber(question) ? "a number of seats" : "true or false")}.");
            }
        }

        if (options.VoiceSeats < 0)
            failures.Add($"RoleOptions.VoiceSeats is {options.VoiceSeats}; set it to zero or more.");
        if (options.InsightsSeats < 0)
            failures.Add($"RoleOptions.InsightsSeats is {options.InsightsSeats}; set it to zero or more.");
        if (options.InvitationLifetime <= TimeSpan.Zero)
            failures.Add($"RoleOptions.InvitationLifetime is {options.InvitationLifetime}; set it to more than zero.");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static bool IsNumber(ModelQuestions question) => question is ModelQuestions.VoiceSeats or ModelQuestions.InsightsSeats;
}
