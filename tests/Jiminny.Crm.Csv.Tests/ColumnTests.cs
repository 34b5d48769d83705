using System.Text;

namespace Jiminny.Crm.Csv.Tests;

public sealed class ColumnTests : IDisposable
{
    private readonly CsvFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Id,Type,AccountId,Name,Email\nC1,Contact,A1,Ann Bell,ann@north.example")]
    [InlineData(" ID , type,ACCOUNT ID,name,E-Mail\n C1 ,contact, A1 , Ann Bell , ann@north.example ")]
    [InlineData("Email;Name;Account_Id;Type;Id\r\nann@north.example;Ann Bell;A1;CONTACT;C1\r\n")]
    [InlineData("sep=|\nContact ID|Account Id|First Name|Last Name|Email Address\nC1|A1|Ann|Bell|ann@north.example\n")]
    [InlineData("\"Id\"\t\"AccountId\"\t\"Name\"\t\"Email\"\n\"C1\"\t\"A1\"\t\"Ann Bell\"\t\"mailto:ann@north.example\"")]
    public async Task A_contact_is_found_by_the_names_of_its_columns(string text)
    {
        var reading = await Reading.OfAsync(await _folder.PeopleAsync(text));

        var contact = Assert.IsType<Contact>(Assert.Single(reading.Records));
        Assert.Equal(("C1", "A1", "Ann Bell"), (contact.Id, contact.AccountId, contact.Name));
        Assert.Equal(["ann@north.example"], contact.Addresses);
        Assert.Empty(reading.Problems);
    }

    [Fact]
    public async Task A_salesforce_export_is_recognised()
    {
        const string people = """
            "Id","IsDeleted","MasterRecordId","AccountId","LastName","FirstName","Email","HasOptedOutOfEmail","EmailBouncedReason","Description","SystemModstamp"
            "003000000000001AAA","0","","001000000000001AAA","Bell","Ann","ann@north.example","0","","Likes ""tea"",
            and long walks","2026-01-02 03:04:05"
            "003000000000002AAA","1","003000000000001AAA","","Bell","Anna","anna@north.example","1","","",""
            """;
        var reading = await Reading.OfAsync(await _folder.PeopleAsync(people, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)));

        var contact = Assert.IsType<Contact>(Assert.Single(reading.Records));
        Assert.Equal(("003000000000001AAA", "Ann Bell", "2026-01-02 03:04:05"), (contact.Id, contact.Name, contact.Version));
        Assert.Equal(["ann@north.example"], contact.Addresses);
        Assert.Empty(reading.Problems);
    }

    [Fact]
    public async Task A_dynamics_export_is_recognised_and_its_company_names_become_accounts()
    {
        const string contacts = "(Do Not Modify) Contact;(Do Not Modify) Row Checksum;(Do Not Modify) Modified On;Full Name;Email;Email Address 2;Company Name\r\n"
            + "c-1;x;2026-01-02;Ann Bell;ann@north.example;bell@home.example;North Ltd\r\nc-2;x;2026-01-02;Bob Ray;bob@two.example;;Twins\r\n";
        const string accounts = "(Do Not Modify) Account;Account Name;Website\r\na-1;North Ltd;https://www.NORTH.example/en\r\na-2;Twins;\r\na-3;Twins;\r\n";
        var adapter = await CsvFolder.OpenAsync(new CsvCrmFiles
        {
            People = { _folder.Write("contacts.csv", contacts, Encoding.Unicode) },
            Leads = { _folder.Write("leads.csv", "(Do Not Modify) Lead,Name,Topic,Email\nl-1,Cy Dow,Boats,cy@south.example\n") },
            Accounts = { _folder.Write("accounts.csv", accounts, Encoding.BigEndianUnicode) },
        });

        var reading = await Reading.OfAsync(adapter);

        var ann = reading.Records.OfType<Contact>().Single(contact => contact.Id == "c-1");
        Assert.Equal("a-1", ann.AccountId);
        Assert.Equal(["ann@north.example", "bell@home.example"], ann.Addresses);
        Assert.Null(reading.Records.OfType<Contact>().Single(contact => contact.Id == "c-2").AccountId);
        Assert.Equal(["cy@south.example"], Assert.Single(reading.Records.OfType<Lead>()).Addresses);
        Assert.Equal([["north.example"], [], []], reading.Records.OfType<Account>().Select(account => account.Domains));
        Assert.Empty(reading.Problems);
    }

    [Fact]
    public async Task A_people_file_with_lead_ids_holds_leads()
    {
        var reading = await Reading.OfAsync(await _folder.PeopleAsync("Lead ID,Name,Email\nL1,Cy,cy@south.example\n"));

        Assert.IsType<Lead>(Assert.Single(reading.Records));
    }

    [Fact]
    public async Task Several_addresses_stand_in_several_columns_or_in_one()
    {
        var reading = await Reading.OfAsync(await _folder.PeopleAsync(
            "Id,Email,Email 2,Secondary E-mail\nC1,ann@north.example; ANN@north.example,bell@home.example a.b@c.example,d..e@f.example\n"));

        var contact = Assert.IsType<Contact>(Assert.Single(reading.Records));
        Assert.Equal(["ann@north.example", "bell@home.example", "a.b@c.example", "d..e@f.example"], contact.Addresses);
    }

    [Fact]
    public async Task Websites_become_domains_and_blank_ones_are_no_problem()
    {
        var reading = await Reading.OfAsync(await _folder.AccountsAsync(
            "Id,Name,Website,Additional Domains\nA1,One,HTTPS://WWW.One.example:8080/x,one.example;uno.example\nA2,Two,,\nA3,Three,http://www.expressl&t.net,three.example\n"));

        Assert.Equal([["one.example", "uno.example"], [], ["three.example"]], reading.Records.OfType<Account>().Select(account => account.Domains));
        Assert.Equal("accounts.csv:4", Assert.Single(reading.Problems).Place);
    }

    [Theory]
    [InlineData("Id,Name,AccountId,IsClosed\nO1,Deal,A1,true", false)]
    [InlineData("Opportunity Id,Topic,AccountId,Status\nO1,Deal,A1,Open", true)]
    [InlineData("Deal ID,Deal Name,Company Id,Deal Stage\nO1,Deal,A1,Closed Won", false)]
    [InlineData("Id,Name,AccountId\nO1,Deal,A1", true)]
    public async Task Opportunities_are_open_unless_they_say_otherwise(string text, bool isOpen)
    {
        var adapter = await CsvFolder.OpenAsync(new CsvCrmFiles { Opportunities = { _folder.Write("deals.csv", text) } });

        var reading = await Reading.OfAsync(adapter);

        var opportunity = Assert.IsType<Opportunity>(Assert.Single(reading.Records));
        Assert.Equal(("O1", "Deal", "A1", isOpen), (opportunity.Id, opportunity.Name, opportunity.AccountId, opportunity.IsOpen));
    }

    [Fact]
    public async Task A_file_of_an_old_spreadsheet_is_read_as_windows_1252()
    {
        var reading = await Reading.OfAsync(await _folder.PeopleAsync("Id,Name,Email\nC1,Zoë Müller,zoe@north.example\n", Encoding.Latin1));

        Assert.Equal("Zoë Müller", Assert.Single(reading.Records).Name);
    }
}
