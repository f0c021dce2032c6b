using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ImageStudio.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class CreditBuckets : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(SqlFile.Read(this, "ledger-1-drop.sql"));

            migrationBuilder.DropIndex(
                name: "IX_ProviderJobs_DueAt",
                table: "ProviderJobs");

            migrationBuilder.DropCheckConstraint(
                name: "ck_job_settled",
                table: "ProviderJobs");

            migrationBuilder.DropCheckConstraint(
                name: "ck_job_stored",
                table: "ProviderJobs");

            migrationBuilder.DropCheckConstraint(
                name: "ck_generation_count",
                table: "Generations");

            migrationBuilder.DropCheckConstraint(
                name: "ck_generation_price",
                table: "Generations");

            migrationBuilder.DropCheckConstraint(
                name: "ck_image_cost",
                table: "GalleryImages");

            migrationBuilder.DropCheckConstraint(
                name: "ck_image_size",
                table: "GalleryImages");

            migrationBuilder.DropIndex(
                name: "ux_hold_ends_once",
                table: "CreditEntries");

            migrationBuilder.DropIndex(
                name: "ux_hold_per_job",
                table: "CreditEntries");

            migrationBuilder.DropCheckConstraint(
                name: "ck_entry_integers",
                table: "CreditEntries");

            migrationBuilder.DropCheckConstraint(
                name: "ck_shape",
                table: "CreditEntries");

            migrationBuilder.DropIndex(
                name: "IX_CreditAccounts_OwnerId",
                table: "CreditAccounts");

            migrationBuilder.DropCheckConstraint(
                name: "ck_available",
                table: "CreditAccounts");

            migrationBuilder.DropCheckConstraint(
                name: "ck_held",
                table: "CreditAccounts");

            migrationBuilder.DropCheckConstraint(
                name: "ck_integers",
                table: "CreditAccounts");

            migrationBuilder.DropCheckConstraint(
                name: "ck_posted",
                table: "CreditAccounts");

            migrationBuilder.DropColumn(
                name: "Touch",
                table: "CreditAccounts");

            migrationBuilder.AddColumn<Guid>(
                name: "ProjectId",
                table: "Generations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ActorId",
                table: "CreditEntries",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ExpiresAt",
                table: "CreditEntries",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Hash",
                table: "CreditEntries",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "LotId",
                table: "CreditEntries",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ProjectId",
                table: "CreditEntries",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "SettleId",
                table: "CreditEntries",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Bucket",
                table: "CreditAccounts",
                type: "TEXT",
                maxLength: 10,
                nullable: false,
                defaultValue: "Bonus");

            migrationBuilder.AddColumn<string>(
                name: "Hash",
                table: "CreditAccounts",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "CreditBudgets",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    MonthlyLimit = table.Column<long>(type: "INTEGER", nullable: false),
                    SetBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    SetAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CreditBudgets", x => x.Id);
                    table.CheckConstraint("ck_budget", "\"MonthlyLimit\" >= 0");
                });

            migrationBuilder.CreateTable(
                name: "CreditLots",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Seq = table.Column<long>(type: "INTEGER", nullable: false),
                    Amount = table.Column<long>(type: "INTEGER", nullable: false),
                    Remaining = table.Column<long>(type: "INTEGER", nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CreditLots", x => x.Id);
                    table.CheckConstraint("ck_lot", "\"Remaining\" >= 0 AND \"Remaining\" <= \"Amount\"");
                    table.ForeignKey(
                        name: "FK_CreditLots_CreditAccounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "CreditAccounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "WalletPlans",
                columns: table => new
                {
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Plan = table.Column<string>(type: "TEXT", maxLength: 30, nullable: true),
                    Since = table.Column<long>(type: "INTEGER", nullable: false),
                    RenewAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WalletPlans", x => x.OwnerId);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ProviderJobs_DueAt",
                table: "ProviderJobs",
                column: "DueAt",
                filter: "\"DueAt\" IS NOT NULL");

            migrationBuilder.AddCheckConstraint(
                name: "ck_job_settled",
                table: "ProviderJobs",
                sql: "\"Settled\" IS NULL OR (\"Settled\" >= 0 AND \"Settled\" <= \"UpperBound\")");

            migrationBuilder.AddCheckConstraint(
                name: "ck_job_stored",
                table: "ProviderJobs",
                sql: "(\"State\" = 'Stored') = (\"Settled\" IS NOT NULL)");

            migrationBuilder.AddCheckConstraint(
                name: "ck_generation_count",
                table: "Generations",
                sql: "\"Count\" BETWEEN 1 AND 4");

            migrationBuilder.AddCheckConstraint(
                name: "ck_generation_price",
                table: "Generations",
                sql: "\"Estimate\" >= 0 AND \"UpperBound\" >= \"Estimate\"");

            migrationBuilder.AddCheckConstraint(
                name: "ck_image_cost",
                table: "GalleryImages",
                sql: "\"CostMillicredits\" >= 0");

            migrationBuilder.AddCheckConstraint(
                name: "ck_image_size",
                table: "GalleryImages",
                sql: "\"Width\" > 0 AND \"Height\" > 0 AND \"Bytes\" > 0");

            migrationBuilder.CreateIndex(
                name: "IX_CreditEntries_AccountId_At",
                table: "CreditEntries",
                columns: new[] { "AccountId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_CreditEntries_JobId",
                table: "CreditEntries",
                column: "JobId",
                filter: "\"JobId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_CreditEntries_ProjectId_At",
                table: "CreditEntries",
                columns: new[] { "ProjectId", "At" },
                filter: "\"ProjectId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_CreditEntries_SettleId",
                table: "CreditEntries",
                column: "SettleId",
                filter: "\"SettleId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ux_hold_ends_once",
                table: "CreditEntries",
                column: "HoldId",
                unique: true,
                filter: "\"HoldId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ux_hold_per_job",
                table: "CreditEntries",
                columns: new[] { "JobId", "AccountId" },
                unique: true,
                filter: "\"Kind\" = 'hold'");

            migrationBuilder.AddCheckConstraint(
                name: "ck_entry_integers",
                table: "CreditEntries",
                sql: "typeof(\"PostedChange\") = 'integer' AND typeof(\"HeldChange\") = 'integer' AND typeof(\"Seq\") = 'integer'");

            migrationBuilder.AddCheckConstraint(
                name: "ck_shape",
                table: "CreditEntries",
                sql: "(\"Kind\" IN ('grant', 'refund') OR \"ExpiresAt\" IS NULL OR (\"Kind\" = 'adjust' AND \"PostedChange\" > 0))\nAND (\"Kind\" IN ('settle', 'release') OR \"HoldId\" IS NULL)\nAND (\"Kind\" = 'refund' OR \"SettleId\" IS NULL)\nAND (\"Kind\" = 'expire' OR \"LotId\" IS NULL)\nAND ((\"Kind\" = 'grant' AND \"PostedChange\" > 0 AND \"HeldChange\" = 0)\nOR (\"Kind\" = 'hold' AND \"PostedChange\" = 0 AND \"HeldChange\" > 0 AND \"JobId\" IS NOT NULL)\nOR (\"Kind\" = 'settle' AND \"PostedChange\" < 0 AND \"HeldChange\" < 0 AND \"HoldId\" IS NOT NULL AND \"PostedChange\" >= \"HeldChange\")\nOR (\"Kind\" = 'release' AND \"PostedChange\" = 0 AND \"HeldChange\" < 0 AND \"HoldId\" IS NOT NULL)\nOR (\"Kind\" = 'refund' AND \"PostedChange\" > 0 AND \"HeldChange\" = 0 AND \"SettleId\" IS NOT NULL AND \"Reason\" IS NOT NULL AND \"ActorId\" IS NOT NULL)\nOR (\"Kind\" = 'expire' AND \"PostedChange\" < 0 AND \"HeldChange\" = 0 AND \"LotId\" IS NOT NULL)\nOR (\"Kind\" = 'adjust' AND \"PostedChange\" <> 0 AND \"HeldChange\" = 0 AND \"Reason\" IS NOT NULL AND \"ActorId\" IS NOT NULL))");

            migrationBuilder.CreateIndex(
                name: "IX_CreditAccounts_OwnerId_Bucket",
                table: "CreditAccounts",
                columns: new[] { "OwnerId", "Bucket" },
                unique: true);

            migrationBuilder.AddCheckConstraint(
                name: "ck_available",
                table: "CreditAccounts",
                sql: "\"Held\" <= \"Posted\"");

            migrationBuilder.AddCheckConstraint(
                name: "ck_held",
                table: "CreditAccounts",
                sql: "\"Held\" >= 0");

            migrationBuilder.AddCheckConstraint(
                name: "ck_integers",
                table: "CreditAccounts",
                sql: "typeof(\"Posted\") = 'integer' AND typeof(\"Held\") = 'integer' AND typeof(\"Seq\") = 'integer'");

            migrationBuilder.AddCheckConstraint(
                name: "ck_posted",
                table: "CreditAccounts",
                sql: "\"Posted\" >= 0");

            migrationBuilder.CreateIndex(
                name: "IX_CreditBudgets_Kind_SubjectId",
                table: "CreditBudgets",
                columns: new[] { "Kind", "SubjectId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_lots_left",
                table: "CreditLots",
                column: "AccountId",
                filter: "\"Remaining\" > 0");

            migrationBuilder.CreateIndex(
                name: "IX_WalletPlans_RenewAt",
                table: "WalletPlans",
                column: "RenewAt",
                filter: "\"RenewAt\" IS NOT NULL");

            migrationBuilder.AddForeignKey(
                name: "FK_CreditEntries_CreditEntries_SettleId",
                table: "CreditEntries",
                column: "SettleId",
                principalTable: "CreditEntries",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new NotSupportedException("The ledger does not go back to one bucket; restore a backup.");
    }
}
