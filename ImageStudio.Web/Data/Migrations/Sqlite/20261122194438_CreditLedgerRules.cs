using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ImageStudio.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class CreditLedgerRules : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(SqlFile.Read(this, "ledger-2-data.sql"));
            migrationBuilder.Sql(SqlFile.Read(this, "ledger-2.sql"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new NotSupportedException("The ledger does not go back to its first rules; restore a backup.");
    }
}
