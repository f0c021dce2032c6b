using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ImageStudio.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Start : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "CreditAccounts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Posted = table.Column<long>(type: "INTEGER", nullable: false),
                    Held = table.Column<long>(type: "INTEGER", nullable: false),
                    Seq = table.Column<long>(type: "INTEGER", nullable: false),
                    Touch = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CreditAccounts", x => x.Id);
                    table.CheckConstraint("ck_available", "Held <= Posted");
                    table.CheckConstraint("ck_held", "Held >= 0");
                    table.CheckConstraint("ck_integers", "typeof(Posted) = 'integer' AND typeof(Held) = 'integer' AND typeof(Seq) = 'integer'");
                    table.CheckConstraint("ck_posted", "Posted >= 0");
                });

            migrationBuilder.CreateTable(
                name: "GalleryImages",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Description = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Format = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    Width = table.Column<int>(type: "INTEGER", nullable: false),
                    Height = table.Column<int>(type: "INTEGER", nullable: false),
                    Bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    Placeholder = table.Column<string>(type: "TEXT", maxLength: 7, nullable: false),
                    GenerationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    JobId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ModelId = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    ModelName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    StyleName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    ProviderId = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Seed = table.Column<long>(type: "INTEGER", nullable: true),
                    CostMillicredits = table.Column<long>(type: "INTEGER", nullable: false),
                    KeptAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GalleryImages", x => x.Id);
                    table.CheckConstraint("ck_image_cost", "CostMillicredits >= 0");
                    table.CheckConstraint("ck_image_size", "Width > 0 AND Height > 0 AND Bytes > 0");
                });

            migrationBuilder.CreateTable(
                name: "Generations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrderKey = table.Column<Guid>(type: "TEXT", nullable: false),
                    RequestHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ModelId = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    ModelName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    StyleId = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    StyleName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Ratio = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false),
                    Description = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Avoid = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    PromptSent = table.Column<string>(type: "TEXT", maxLength: 4500, nullable: false),
                    NativeStyle = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    Seed = table.Column<long>(type: "INTEGER", nullable: false),
                    ProviderId = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    VendorModel = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    PriceVersion = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Unit = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    MillicreditsPerUnit = table.Column<decimal>(type: "TEXT", nullable: false),
                    Estimate = table.Column<long>(type: "INTEGER", nullable: false),
                    UpperBound = table.Column<long>(type: "INTEGER", nullable: false),
                    Size_Height = table.Column<int>(type: "INTEGER", nullable: false),
                    Size_Width = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Generations", x => x.Id);
                    table.CheckConstraint("ck_generation_count", "Count BETWEEN 1 AND 4");
                    table.CheckConstraint("ck_generation_price", "Estimate >= 0 AND UpperBound >= Estimate");
                });

            migrationBuilder.CreateTable(
                name: "LastSettings",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ModelId = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    StyleId = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Ratio = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LastSettings", x => x.UserId);
                });

            migrationBuilder.CreateTable(
                name: "Projects",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Description = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ActiveAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Projects", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Users",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    RegisteredAt = table.Column<long>(type: "INTEGER", nullable: false),
                    IsAdministrator = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsFirstAccount = table.Column<bool>(type: "INTEGER", nullable: true),
                    UserName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    NormalizedUserName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    Email = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    NormalizedEmail = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    EmailConfirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    PasswordHash = table.Column<string>(type: "TEXT", nullable: true),
                    SecurityStamp = table.Column<string>(type: "TEXT", nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "TEXT", nullable: true),
                    PhoneNumber = table.Column<string>(type: "TEXT", nullable: true),
                    PhoneNumberConfirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    TwoFactorEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    LockoutEnd = table.Column<long>(type: "INTEGER", nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Users", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CreditEntries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Seq = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    PostedChange = table.Column<long>(type: "INTEGER", nullable: false),
                    HeldChange = table.Column<long>(type: "INTEGER", nullable: false),
                    HoldId = table.Column<Guid>(type: "TEXT", nullable: true),
                    IdempotencyKey = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    JobId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CreditEntries", x => x.Id);
                    table.CheckConstraint("ck_entry_integers", "typeof(PostedChange) = 'integer' AND typeof(HeldChange) = 'integer' AND typeof(Seq) = 'integer'");
                    table.CheckConstraint("ck_shape", "(Kind = 'grant' AND PostedChange > 0 AND HeldChange = 0 AND HoldId IS NULL)\nOR (Kind = 'hold' AND PostedChange = 0 AND HeldChange > 0 AND HoldId IS NULL AND JobId IS NOT NULL)\nOR (Kind = 'settle' AND PostedChange < 0 AND HeldChange < 0 AND HoldId IS NOT NULL AND PostedChange >= HeldChange)\nOR (Kind = 'release' AND PostedChange = 0 AND HeldChange < 0 AND HoldId IS NOT NULL)");
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
                });

            migrationBuilder.CreateTable(
                name: "ProviderJobs",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    GenerationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Index = table.Column<int>(type: "INTEGER", nullable: false),
                    Images = table.Column<int>(type: "INTEGER", nullable: false),
                    Seed = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: true),
                    LeaseToken = table.Column<long>(type: "INTEGER", nullable: false),
                    LeaseUntil = table.Column<long>(type: "INTEGER", nullable: false),
                    QueuedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    SubmittedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DeadlineAt = table.Column<long>(type: "INTEGER", nullable: true),
                    FinishedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    SubmitAttempts = table.Column<int>(type: "INTEGER", nullable: false),
                    Polls = table.Column<int>(type: "INTEGER", nullable: false),
                    Misses = table.Column<int>(type: "INTEGER", nullable: false),
                    VendorJobId = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    QueuePosition = table.Column<int>(type: "INTEGER", nullable: true),
                    Progress = table.Column<double>(type: "REAL", nullable: true),
                    Results = table.Column<string>(type: "TEXT", nullable: false),
                    Saved = table.Column<int>(type: "INTEGER", nullable: false),
                    ExpectedUnit = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    ExpectedQuantity = table.Column<decimal>(type: "TEXT", nullable: false),
                    ReportedUnit = table.Column<string>(type: "TEXT", maxLength: 16, nullable: true),
                    ReportedQuantity = table.Column<decimal>(type: "TEXT", nullable: true),
                    Basis = table.Column<string>(type: "TEXT", maxLength: 30, nullable: true),
                    Estimate = table.Column<long>(type: "INTEGER", nullable: false),
                    UpperBound = table.Column<long>(type: "INTEGER", nullable: false),
                    Settled = table.Column<long>(type: "INTEGER", nullable: true),
                    Overrun = table.Column<long>(type: "INTEGER", nullable: false),
                    EndReason = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProviderJobs", x => x.Id);
                    table.CheckConstraint("ck_job_settled", "Settled IS NULL OR (Settled >= 0 AND Settled <= UpperBound)");
                    table.CheckConstraint("ck_job_stored", "(State = 'Stored') = (Settled IS NOT NULL)");
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
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ImageId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AttachedAt = table.Column<long>(type: "INTEGER", nullable: false)
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
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClaimType = table.Column<string>(type: "TEXT", nullable: true),
                    ClaimValue = table.Column<string>(type: "TEXT", nullable: true)
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
                    LoginProvider = table.Column<string>(type: "TEXT", nullable: false),
                    ProviderKey = table.Column<string>(type: "TEXT", nullable: false),
                    ProviderDisplayName = table.Column<string>(type: "TEXT", nullable: true),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false)
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
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LoginProvider = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Value = table.Column<string>(type: "TEXT", nullable: true)
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
                name: "IX_AspNetUserClaims_UserId",
                table: "AspNetUserClaims",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserLogins_UserId",
                table: "AspNetUserLogins",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_CreditAccounts_OwnerId",
                table: "CreditAccounts",
                column: "OwnerId",
                unique: true);

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
                name: "ux_hold_ends_once",
                table: "CreditEntries",
                column: "HoldId",
                unique: true,
                filter: "HoldId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ux_hold_per_job",
                table: "CreditEntries",
                column: "JobId",
                unique: true,
                filter: "Kind = 'hold'");

            migrationBuilder.CreateIndex(
                name: "IX_GalleryImages_GenerationId",
                table: "GalleryImages",
                column: "GenerationId");

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
                filter: "DueAt IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ProviderJobs_GenerationId_Index",
                table: "ProviderJobs",
                columns: new[] { "GenerationId", "Index" },
                unique: true);

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

            migrationBuilder.Sql(SqlFile.Read(this, "ledger-1.sql"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AspNetUserClaims");

            migrationBuilder.DropTable(
                name: "AspNetUserLogins");

            migrationBuilder.DropTable(
                name: "AspNetUserTokens");

            migrationBuilder.DropTable(
                name: "CreditEntries");

            migrationBuilder.DropTable(
                name: "LastSettings");

            migrationBuilder.DropTable(
                name: "ProjectImages");

            migrationBuilder.DropTable(
                name: "ProviderJobs");

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
