using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ImageStudio.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ProviderReports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "ExpectedCostMicros",
                table: "ProviderJobs",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "PossibleCostMicros",
                table: "ProviderJobs",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ProviderCostMicros",
                table: "ProviderJobs",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ReportProblem",
                table: "ProviderJobs",
                type: "TEXT",
                maxLength: 16,
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "ReportedCostUsd",
                table: "ProviderJobs",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "Markup",
                table: "Generations",
                type: "TEXT",
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.AddColumn<string>(
                name: "Reports",
                table: "Generations",
                type: "TEXT",
                maxLength: 16,
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "UsdPerCredit",
                table: "Generations",
                type: "TEXT",
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.AddColumn<decimal>(
                name: "UsdPerUnit",
                table: "Generations",
                type: "TEXT",
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.CreateTable(
                name: "AdministratorChanges",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    IsAdministrator = table.Column<bool>(type: "INTEGER", nullable: false),
                    ChangedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AdministratorChanges", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CreditRequests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    FormKey = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Bucket = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    Millicredits = table.Column<long>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    JobIds = table.Column<string>(type: "TEXT", nullable: false),
                    AskedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    AskedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    DecidedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    DecidedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Approved = table.Column<bool>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CreditRequests", x => x.Id);
                    table.CheckConstraint("ck_request_amount", " \"Millicredits\" > 0 OR (\"Kind\" = 'Adjust' AND \"Millicredits\" < 0) ");
                    table.CheckConstraint("ck_request_decided", " (\"DecidedBy\" IS NULL) = (\"DecidedAt\" IS NULL) AND (\"DecidedBy\" IS NULL) = (\"Approved\" IS NULL) ");
                    table.CheckConstraint("ck_request_second_person", " \"DecidedBy\" IS NULL OR (\"DecidedBy\" <> \"AskedBy\" AND \"DecidedBy\" <> \"OwnerId\") ");
                });

            migrationBuilder.CreateTable(
                name: "ReconciliationRuns",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Milliseconds = table.Column<long>(type: "INTEGER", nullable: false),
                    AskedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    IsSound = table.Column<bool>(type: "INTEGER", nullable: false),
                    Findings = table.Column<int>(type: "INTEGER", nullable: false),
                    HeadsDigest = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    LinesJson = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReconciliationRuns", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ProviderJobs_ReportProblem",
                table: "ProviderJobs",
                column: "ReportProblem",
                filter: "\"ReportProblem\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_GalleryImages_Hash",
                table: "GalleryImages",
                column: "Hash");

            migrationBuilder.CreateIndex(
                name: "IX_AdministratorChanges_UserId_At",
                table: "AdministratorChanges",
                columns: new[] { "UserId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_CreditRequests_DecidedAt",
                table: "CreditRequests",
                column: "DecidedAt");

            migrationBuilder.CreateIndex(
                name: "IX_CreditRequests_FormKey",
                table: "CreditRequests",
                column: "FormKey",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AdministratorChanges");

            migrationBuilder.DropTable(
                name: "CreditRequests");

            migrationBuilder.DropTable(
                name: "ReconciliationRuns");

            migrationBuilder.DropIndex(
                name: "IX_ProviderJobs_ReportProblem",
                table: "ProviderJobs");

            migrationBuilder.DropIndex(
                name: "IX_GalleryImages_Hash",
                table: "GalleryImages");

            migrationBuilder.DropColumn(
                name: "ExpectedCostMicros",
                table: "ProviderJobs");

            migrationBuilder.DropColumn(
                name: "PossibleCostMicros",
                table: "ProviderJobs");

            migrationBuilder.DropColumn(
                name: "ProviderCostMicros",
                table: "ProviderJobs");

            migrationBuilder.DropColumn(
                name: "ReportProblem",
                table: "ProviderJobs");

            migrationBuilder.DropColumn(
                name: "ReportedCostUsd",
                table: "ProviderJobs");

            migrationBuilder.DropColumn(
                name: "Markup",
                table: "Generations");

            migrationBuilder.DropColumn(
                name: "Reports",
                table: "Generations");

            migrationBuilder.DropColumn(
                name: "UsdPerCredit",
                table: "Generations");

            migrationBuilder.DropColumn(
                name: "UsdPerUnit",
                table: "Generations");
        }
    }
}
