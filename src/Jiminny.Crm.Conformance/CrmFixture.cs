namespace Jiminny.Crm.Conformance;

/// <summary>
/// What an adapter's author supplies: an empty CRM (a test account, an emulator, a temporary database) and the means to fill it behind the adapter's back.
/// </summary>
/// <remarks>
/// Each test makes a fixture of its own and disposes of it, so the type needs a constructor without parameters. Drafts handed to the fixture hold what a person
/// would type into the CRM: an account's domains may be any text a website field takes.
/// </remarks>
public abstract class CrmFixture : IAsyncDisposable
{
    /// <summary>The kinds of records this CRM has. Default all.</summary>
    public virtual IReadOnlyList<CrmRecordType> Types { get; } = Enum.GetValues<CrmRecordType>();

    /// <summary>How many addresses a contact or lead can hold. Default 2.</summary>
    public virtual int AddressesPerPerson => 2;

    /// <summary>How many domains an account can hold. Default 1.</summary>
    public virtual int DomainsPerAccount => 1;

    /// <summary>The faults that this fixture can stage with <see cref="BreakAsync"/>. Tests of others are skipped. Default none.</summary>
    public virtual IReadOnlyList<CrmFault> Faults { get; } = [];

    /// <summary>The CRM's and the adapter's clock. Default the system's.</summary>
    public virtual TimeProvider Time => TimeProvider.System;

    /// <summary>Prepares the CRM. Called once, before anything else.</summary>
    public virtual ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Opens a new adapter over this CRM. Small pages (ten records or so) make the paging tests mean something.</summary>
    public abstract ValueTask<ICrmAdapter> OpenAsync();

    /// <summary>Creates a record in the CRM.</summary>
    /// <param name="draft">The content. Its id may be used or ignored.</param>
    /// <returns>The id that the CRM gave it.</returns>
    public abstract ValueTask<string> CreateAsync(CrmRecord draft);

    /// <summary>Changes a record in the CRM to the given content.</summary>
    /// <param name="record">The record, with the id that <see cref="CreateAsync"/> returned.</param>
    public abstract ValueTask UpdateAsync(CrmRecord record);

    /// <summary>Deletes a record in the CRM.</summary>
    /// <param name="record">The record.</param>
    public abstract ValueTask DeleteAsync(CrmReference record);

    /// <summary>Merges a record into another of its kind. Needed when <see cref="CrmDescriptor.ReportsMerges"/> is set.</summary>
    /// <param name="loser">The record that goes.</param>
    /// <param name="survivor">The record that stays.</param>
    /// <returns>The id of what came of it: that of the survivor, or a new one where the CRM makes a new record.</returns>
    public virtual ValueTask<string> MergeAsync(CrmReference loser, CrmReference survivor) => throw NotSupplied(nameof(MergeAsync));

    /// <summary>
    /// Lets time pass in the CRM, so that what was read is no longer recent. A CRM with a clock of its own moves it; others do nothing, the default.
    /// </summary>
    public virtual ValueTask SettleAsync() => ValueTask.CompletedTask;

    /// <summary>Makes the CRM forget the cursor, so that it expires. Needed for <see cref="CrmFault.ExpiredCursor"/>.</summary>
    /// <param name="cursor">A cursor that an adapter gave.</param>
    /// <returns>The cursor to be used: the same one, or another that a forgetful CRM would answer with the same refusal.</returns>
    public virtual ValueTask<CrmCursor> ExpireAsync(CrmCursor cursor) => throw NotSupplied(nameof(ExpireAsync));

    /// <summary>Stages a fault until <see cref="MendAsync"/>. Needed for each member of <see cref="Faults"/> but <see cref="CrmFault.ExpiredCursor"/>.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="content">A text that stands for a customer's data; garbled answers and error messages of the CRM have to quote it.</param>
    public virtual ValueTask BreakAsync(CrmFault fault, string content) => throw NotSupplied(nameof(BreakAsync));

    /// <summary>Ends all faults.</summary>
    public virtual ValueTask MendAsync() => ValueTask.CompletedTask;

    /// <summary>Counts the activities with a key in the CRM. Needed for <see cref="ICrmActivityLog"/>.</summary>
    /// <param name="key">The client-made key.</param>
    public virtual ValueTask<int> CountActivitiesAsync(string key) => throw NotSupplied(nameof(CountActivitiesAsync));

    /// <summary>Creates an ordinary user who may write activities. Needed for <see cref="ICrmAccessCheck"/>.</summary>
    /// <param name="address">The user's e-mail address.</param>
    /// <returns>The CRM's id of the user.</returns>
    public virtual ValueTask<string> CreateUserAsync(string address) => throw NotSupplied(nameof(CreateUserAsync));

    /// <summary>Cleans up.</summary>
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    private NotSupportedException NotSupplied(string member) =>
        new($"{GetType().Name} has to override {member}: its adapter announces what this is needed for.");
}
