using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace ImageStudio.Web.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Start : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AdministratorChanges",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    IsAdministrator = table.Column<bool>(type: "boolean", nullable: false),
                    ChangedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AdministratorChanges", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CreditAccounts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Bucket = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    Posted = table.Column<long>(type: "bigint", nullable: false),
                    Held = table.Column<long>(type: "bigint", nullable: false),
                    Seq = table.Column<long>(type: "bigint", nullable: false),
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CreditAccounts", x => x.Id);
                    table.CheckConstraint("ck_available", "\"Held\" <= \"Posted\"");
                    table.CheckConstraint("ck_held", "\"Held\" >= 0");
                    table.CheckConstraint("ck_posted", "\"Posted\" >= 0");
                });

            migrationBuilder.CreateTable(
                name: "CreditBudgets",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    MonthlyLimit = table.Column<long>(type: "bigint", nullable: false),
                    SetBy = table.Column<Guid>(type: "uuid", nullable: false),
                    SetAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CreditBudgets", x => x.Id);
                    table.CheckConstraint("ck_budget", "\"MonthlyLimit\" >= 0");
                });

            migrationBuilder.CreateTable(
                name: "CreditRequests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    FormKey = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Bucket = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    Millicredits = table.Column<long>(type: "bigint", nullable: false),
                    Reason = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    JobIds = table.Column<List<Guid>>(type: "uuid[]", nullable: false),
                    AskedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    AskedAt = table.Column<long>(type: "bigint", nullable: false),
                    DecidedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    DecidedAt = table.Column<long>(type: "bigint", nullable: true),
                    Approved = table.Column<bool>(type: "boolean", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CreditRequests", x => x.Id);
                    table.CheckConstraint("ck_request_amount", " \"Millicredits\" > 0 OR (\"Kind\" = 'Adjust' AND \"Millicredits\" < 0) ");
                    table.CheckConstraint("ck_request_decided", " (\"DecidedBy\" IS NULL) = (\"DecidedAt\" IS NULL) AND (\"DecidedBy\" IS NULL) = (\"Approved\" IS NULL) ");
                    table.CheckConstraint("ck_request_second_person", " \"DecidedBy\" IS NULL OR (\"DecidedBy\" <> \"AskedBy\" AND \"DecidedBy\" <> \"OwnerId\") ");
                });

            migrationBuilder.CreateTable(
                name: "GalleryImages",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Description = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Format = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    Width = table.Column<int>(type: "integer", nullable: false),
                    Height = table.Column<int>(type: "integer", nullable: false),
                    Bytes = table.Column<long>(type: "bigint", nullable: false),
                    Placeholder = table.Column<string>(type: "character varying(7)", maxLength: 7, nullable: false),
                    GenerationId = table.Column<Guid>(type: "uuid", nullable: false),
                    JobId = table.Column<Guid>(type: "uuid", nullable: false),
                    ModelId = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    ModelName = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    StyleName = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    ProviderId = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    Seed = table.Column<long>(type: "bigint", nullable: true),
                    CostMillicredits = table.Column<long>(type: "bigint", nullable: false),
                    KeptAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GalleryImages", x => x.Id);
                    table.CheckConstraint("ck_image_cost", "\"CostMillicredits\" >= 0");
                    table.CheckConstraint("ck_image_size", "\"Width\" > 0 AND \"Height\" > 0 AND \"Bytes\" > 0");
                });

            migrationBuilder.CreateTable(
                name: "Generations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: false),
                    OrderKey = table.Column<Guid>(type: "uuid", nullable: false),
                    RequestHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    StartedAt = table.Column<long>(type: "bigint", nullable: false),
                    ProjectId = table.Column<Guid>(type: "uuid", nullable: true),
                    ModelId = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    ModelName = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    StyleId = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    StyleName = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Ratio = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false),
                    Description = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    Avoid = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    PromptSent = table.Column<string>(type: "character varying(4500)", maxLength: 4500, nullable: false),
                    NativeStyle = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    Seed = table.Column<long>(type: "bigint", nullable: false),
                    ProviderId = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    VendorModel = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    PriceVersion = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Unit = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    MillicreditsPerUnit = table.Column<decimal>(type: "numeric", nullable: false),
                    UsdPerUnit = table.Column<decimal>(type: "numeric", nullable: false),
                    Markup = table.Column<decimal>(type: "numeric", nullable: false),
                    UsdPerCredit = table.Column<decimal>(type: "numeric", nullable: false),
                    Reports = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: true),
                    Estimate = table.Column<long>(type: "bigint", nullable: false),
                    UpperBound = table.Column<long>(type: "bigint", nullable: false),
                    Size_Height = table.Column<int>(type: "integer", nullable: false),
                    Size_Width = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Generations", x => x.Id);
                    table.CheckConstraint("ck_generation_count", "\"Count\" BETWEEN 1 AND 4");
                    table.CheckConstraint("ck_generation_price", "\"Estimate\" >= 0 AND \"UpperBound\" >= \"Estimate\"");
                });

            migrationBuilder.CreateTable(
                name: "LastSettings",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    ModelId = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    StyleId = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Ratio = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LastSettings", x => x.UserId);
                });

            migrationBuilder.CreateTable(
                name: "Projects",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Description = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    ActiveAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Projects", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ReconciliationRuns",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    StartedAt = table.Column<long>(type: "bigint", nullable: false),
                    Milliseconds = table.Column<long>(type: "bigint", nullable: false),
                    AskedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    IsSound = table.Column<bool>(type: "boolean", nullable: false),
                    Findings = table.Column<int>(type: "integer", nullable: false),
                    HeadsDigest = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    LinesJson = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReconciliationRuns", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Users",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RegisteredAt = table.Column<long>(type: "bigint", nullable: false),
                    IsAdministrator = table.Column<bool>(type: "boolean", nullable: false),
                    IsFirstAccount = table.Column<bool>(type: "boolean", nullable: true),
                    UserName = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    NormalizedUserName = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    Email = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    NormalizedEmail = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    EmailConfirmed = table.Column<bool>(type: "boolean", nullable: false),
                    PasswordHash = table.Column<string>(type: "text", nullable: true),
                    SecurityStamp = table.Column<string>(type: "text", nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "text", nullable: true),
                    PhoneNumber = table.Column<string>(type: "text", nullable: true),
                    PhoneNumberConfirmed = table.Column<bool>(type: "boolean", nullable: false),
                    TwoFactorEnabled = table.Column<bool>(type: "boolean", nullable: false),
                    LockoutEnd = table.Column<long>(type: "bigint", nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "boolean", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Users", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "WalletPlans",
                columns: table => new
                {
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Plan = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    Since = table.Column<long>(type: "bigint", nullable: false),
                    RenewAt = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WalletPlans", x => x.OwnerId);
                });

            migrationBuilder.CreateTable(
                name: "CreditEntries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Seq = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    PostedChange = table.Column<long>(type: "bigint", nullable: false),
                    HeldChange = table.Column<long>(type: "bigint", nullable: false),
                    HoldId = table.Column<Guid>(type: "uuid", nullable: true),
                    SettleId = table.Column<Guid>(type: "uuid", nullable: true),
                    LotId = table.Column<Guid>(type: "uuid", nullable: true),
                    IdempotencyKey = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    JobId = table.Column<Guid>(type: "uuid", nullable: true),
                    ProjectId = table.Column<Guid>(type: "uuid", nullable: true),
                    ActorId = table.Column<Guid>(type: "uuid", nullable: true),
                    Reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    ExpiresAt = table.Column<long>(type: "bigint", nullable: true),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CreditEntries", x => x.Id);
                    table.CheckConstraint("ck_shape", "(\"Kind\" IN ('grant', 'refund') OR \"ExpiresAt\" IS NULL OR (\"Kind\" = 'adjust' AND \"PostedChange\" > 0))\nAND (\"Kind\" IN ('settle', 'release') OR \"HoldId\" IS NULL)\nAND (\"Kind\" = 'refund' OR \"SettleId\" IS NULL)\nAND (\"Kind\" = 'expire' OR \"LotId\" IS NULL)\nAND ((\"Kind\" = 'grant' AND \"PostedChange\" > 0 AND \"HeldChange\" = 0)\nOR (\"Kind\" = 'hold' AND \"PostedChange\" = 0 AND \"HeldChange\" > 0 AND \"JobId\" IS NOT NULL)\nOR (\"Kind\" = 'settle' AND \"PostedChange\" < 0 AND \"HeldChange\" < 0 AND \"HoldId\" IS NOT NULL AND \"PostedChange\" >= \"HeldChange\")\nOR (\"Kind\" = 'release' AND \"PostedChange\" = 0 AND \"HeldChange\" < 0 AND \"HoldId\" IS NOT NULL)\nOR (\"Kind\" = 'refund' AND \"PostedChange\" > 0 AND \"HeldChange\" = 0 AND \"SettleId\" IS NOT NULL AND \"Reason\" IS NOT NULL AND \"ActorId\" IS NOT NULL)\nOR (\"Kind\" = 'expire' AND \"PostedChange\" < 0 AND \"HeldChange\" = 0 AND \"LotId\" IS NOT NULL)\nOR (\"Kind\" = 'adjust' AND \"PostedChange\" <> 0 AND \"HeldChange\" = 0 AND \"Reason\" IS NOT NULL AND \"ActorId\" IS NOT NULL))");
                    table.ForeignKey(
                        name: "FK_CreditEntries_CreditAccounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "CreditAccounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CreditEntries_CreditEntries_HoldId",
                        column: x => x.HoldId,
                        principalTable: "CreditEntries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CreditEntries_CreditEntries_SettleId",
                        column: x => x.SettleId,
                        principalTable: "CreditEntries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CreditLots",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Seq = table.Column<long>(type: "bigint", nullable: false),
                    Amount = table.Column<long>(type: "bigint", nullable: false),
                    Remaining = table.Column<long>(type: "bigint", nullable: false),
                    ExpiresAt = table.Column<long>(type: "bigint", nullable: true)
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
                name: "ProviderJobs",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    GenerationId = table.Column<Guid>(type: "uuid", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Index = table.Column<int>(type: "integer", nullable: false),
                    Images = table.Column<int>(type: "integer", nullable: false),
                    Seed = table.Column<long>(type: "bigint", nullable: false),
                    State = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    DueAt = table.Column<long>(type: "bigint", nullable: true),
                    LeaseToken = table.Column<long>(type: "bigint", nullable: false),
                    LeaseUntil = table.Column<long>(type: "bigint", nullable: false),
                    QueuedAt = table.Column<long>(type: "bigint", nullable: false),
                    SubmittedAt = table.Column<long>(type: "bigint", nullable: true),
                    DeadlineAt = table.Column<long>(type: "bigint", nullable: true),
                    FinishedAt = table.Column<long>(type: "bigint", nullable: true),
                    SubmitAttempts = table.Column<int>(type: "integer", nullable: false),
                    Polls = table.Column<int>(type: "integer", nullable: false),
                    Misses = table.Column<int>(type: "integer", nullable: false),
                    VendorJobId = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    QueuePosition = table.Column<int>(type: "integer", nullable: true),
                    Progress = table.Column<double>(type: "double precision", nullable: true),
                    Results = table.Column<List<string>>(type: "text[]", nullable: false),
                    Saved = table.Column<int>(type: "integer", nullable: false),
                    ExpectedUnit = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    ExpectedQuantity = table.Column<decimal>(type: "numeric", nullable: false),
                    ReportedUnit = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: true),
                    ReportedQuantity = table.Column<decimal>(type: "numeric", nullable: true),
                    ReportedCostUsd = table.Column<decimal>(type: "numeric", nullable: true),
                    Basis = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    ReportProblem = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: true),
                    ExpectedCostMicros = table.Column<long>(type: "bigint", nullable: true),
                    ProviderCostMicros = table.Column<long>(type: "bigint", nullable: true),
                    PossibleCostMicros = table.Column<long>(type: "bigint", nullable: true),
                    Estimate = table.Column<long>(type: "bigint", nullable: false),
                    UpperBound = table.Column<long>(type: "bigint", nullable: false),
                    Settled = table.Column<long>(type: "bigint", nullable: true),
                    Overrun = table.Column<long>(type: "bigint", nullable: false),
                    EndReason = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProviderJobs", x => x.Id);
                    table.CheckConstraint("ck_job_settled", "\"Settled\" IS NULL OR (\"Settled\" >= 0 AND \"Settled\" <= \"UpperBound\")");
                    table.CheckConstraint("ck_job_stored", "(\"State\" = 'Stored') = (\"Settled\" IS NOT NULL)");
                    table.ForeignKey(
                        name: "FK_ProviderJobs_Generations_GenerationId",
                        column: x => x.GenerationId,
                        principalTable: "Generations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ProjectImages",
                columns: table => new
                {
                    ProjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    ImageId = table.Column<Guid>(type: "uuid", nullable: false),
                    AttachedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProjectImages", x => new { x.ProjectId, x.ImageId });
                    table.ForeignKey(
                        name: "FK_ProjectImages_GalleryImages_ImageId",
                        column: x => x.ImageId,
                        principalTable: "GalleryImages",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ProjectImages_Projects_ProjectId",
                        column: x => x.ProjectId,
                        principalTable: "Projects",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserClaims",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    ClaimType = table.Column<string>(type: "text", nullable: true),
                    ClaimValue = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserClaims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AspNetUserClaims_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserLogins",
                columns: table => new
                {
                    LoginProvider = table.Column<string>(type: "text", nullable: false),
                    ProviderKey = table.Column<string>(type: "text", nullable: false),
                    ProviderDisplayName = table.Column<string>(type: "text", nullable: true),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserLogins", x => new { x.LoginProvider, x.ProviderKey });
                    table.ForeignKey(
                        name: "FK_AspNetUserLogins_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserTokens",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    LoginProvider = table.Column<string>(type: "text", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserTokens", x => new { x.UserId, x.LoginProvider, x.Name });
                    table.ForeignKey(
                        name: "FK_AspNetUserTokens_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AdministratorChanges_UserId_At",
                table: "AdministratorChanges",
                columns: new[] { "UserId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserClaims_UserId",
                table: "AspNetUserClaims",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserLogins_UserId",
                table: "AspNetUserLogins",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_CreditAccounts_OwnerId_Bucket",
                table: "CreditAccounts",
                columns: new[] { "OwnerId", "Bucket" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CreditBudgets_Kind_SubjectId",
                table: "CreditBudgets",
                columns: new[] { "Kind", "SubjectId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CreditEntries_AccountId_At",
                table: "CreditEntries",
                columns: new[] { "AccountId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_CreditEntries_AccountId_Seq",
                table: "CreditEntries",
                columns: new[] { "AccountId", "Seq" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CreditEntries_IdempotencyKey",
                table: "CreditEntries",
                column: "IdempotencyKey",
                unique: true);

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

            migrationBuilder.CreateIndex(
                name: "ix_lots_left",
                table: "CreditLots",
                column: "AccountId",
                filter: "\"Remaining\" > 0");

            migrationBuilder.CreateIndex(
                name: "IX_CreditRequests_DecidedAt",
                table: "CreditRequests",
                column: "DecidedAt");

            migrationBuilder.CreateIndex(
                name: "IX_CreditRequests_FormKey",
                table: "CreditRequests",
                column: "FormKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_GalleryImages_GenerationId",
                table: "GalleryImages",
                column: "GenerationId");

            migrationBuilder.CreateIndex(
                name: "IX_GalleryImages_Hash",
                table: "GalleryImages",
                column: "Hash");

            migrationBuilder.CreateIndex(
                name: "IX_GalleryImages_OwnerId_KeptAt_Id",
                table: "GalleryImages",
                columns: new[] { "OwnerId", "KeptAt", "Id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_Generations_OrderKey",
                table: "Generations",
                column: "OrderKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Generations_OwnerId_StartedAt_Id",
                table: "Generations",
                columns: new[] { "OwnerId", "StartedAt", "Id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_ProjectImages_ImageId",
                table: "ProjectImages",
                column: "ImageId");

            migrationBuilder.CreateIndex(
                name: "IX_ProjectImages_ProjectId_AttachedAt",
                table: "ProjectImages",
                columns: new[] { "ProjectId", "AttachedAt" },
                descending: new[] { false, true });

            migrationBuilder.CreateIndex(
                name: "IX_Projects_OwnerId_ActiveAt_Id",
                table: "Projects",
                columns: new[] { "OwnerId", "ActiveAt", "Id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_ProviderJobs_DueAt",
                table: "ProviderJobs",
                column: "DueAt",
                filter: "\"DueAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ProviderJobs_GenerationId_Index",
                table: "ProviderJobs",
                columns: new[] { "GenerationId", "Index" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ProviderJobs_ReportProblem",
                table: "ProviderJobs",
                column: "ReportProblem",
                filter: "\"ReportProblem\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "EmailIndex",
                table: "Users",
                column: "NormalizedEmail",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Users_IsFirstAccount",
                table: "Users",
                column: "IsFirstAccount",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "UserNameIndex",
                table: "Users",
                column: "NormalizedUserName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WalletPlans_RenewAt",
                table: "WalletPlans",
                column: "RenewAt",
                filter: "\"RenewAt\" IS NOT NULL");

            migrationBuilder.Sql(SqlFile.Read(this, "ledger.sql"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AdministratorChanges");

            migrationBuilder.DropTable(
                name: "AspNetUserClaims");

            migrationBuilder.DropTable(
                name: "AspNetUserLogins");

            migrationBuilder.DropTable(
                name: "AspNetUserTokens");

            migrationBuilder.DropTable(
                name: "CreditBudgets");

            migrationBuilder.DropTable(
                name: "CreditEntries");

            migrationBuilder.DropTable(
                name: "CreditLots");

            migrationBuilder.DropTable(
                name: "CreditRequests");

            migrationBuilder.DropTable(
                name: "LastSettings");

            migrationBuilder.DropTable(
                name: "ProjectImages");

            migrationBuilder.DropTable(
                name: "ProviderJobs");

            migrationBuilder.DropTable(
                name: "ReconciliationRuns");

            migrationBuilder.DropTable(
                name: "WalletPlans");

            migrationBuilder.DropTable(
                name: "Users");

            migrationBuilder.DropTable(
                name: "CreditAccounts");

            migrationBuilder.DropTable(
                name: "GalleryImages");

            migrationBuilder.DropTable(
                name: "Projects");

            migrationBuilder.DropTable(
                name: "Generations");
        }
    }
}
