using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ImageStudio.Web.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Edits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "ComparisonId",
                table: "Generations",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Demand",
                table: "Generations",
                type: "character varying(400)",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "KeepsRatio",
                table: "Generations",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "MaskHash",
                table: "Generations",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Operation",
                table: "Generations",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "Create");

            migrationBuilder.AddColumn<int>(
                name: "Scale",
                table: "Generations",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AlterColumn<Guid>(
                name: "JobId",
                table: "GalleryImages",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid");

            migrationBuilder.AlterColumn<Guid>(
                name: "GenerationId",
                table: "GalleryImages",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid");

            migrationBuilder.AddColumn<string>(
                name: "Kind",
                table: "GalleryImages",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "Created");

            migrationBuilder.CreateTable(
                name: "Comparisons",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: false),
                    OrderKey = table.Column<Guid>(type: "uuid", nullable: false),
                    RequestHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Description = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    StartedAt = table.Column<long>(type: "bigint", nullable: false),
                    WinnerId = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Comparisons", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "GenerationSources",
                columns: table => new
                {
                    GenerationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Index = table.Column<int>(type: "integer", nullable: false),
                    Role = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    ImageId = table.Column<Guid>(type: "uuid", nullable: false),
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Format = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    Kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Width = table.Column<int>(type: "integer", nullable: false),
                    Height = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GenerationSources", x => new { x.GenerationId, x.Index });
                    table.CheckConstraint("ck_source_size", "\"Width\" > 0 AND \"Height\" > 0");
                    table.ForeignKey(
                        name: "FK_GenerationSources_Generations_GenerationId",
                        column: x => x.GenerationId,
                        principalTable: "Generations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SavedPrompts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Text = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    SavedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SavedPrompts", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Generations_ComparisonId",
                table: "Generations",
                column: "ComparisonId",
                filter: "\"ComparisonId\" IS NOT NULL");

            migrationBuilder.AddCheckConstraint(
                name: "ck_image_origin",
                table: "GalleryImages",
                sql: "(\"Kind\" = 'Uploaded') = (\"GenerationId\" IS NULL) AND (\"GenerationId\" IS NULL) = (\"JobId\" IS NULL)");

            migrationBuilder.CreateIndex(
                name: "IX_Comparisons_OrderKey",
                table: "Comparisons",
                column: "OrderKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Comparisons_OwnerId_StartedAt",
                table: "Comparisons",
                columns: new[] { "OwnerId", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_GenerationSources_ImageId",
                table: "GenerationSources",
                column: "ImageId");

            migrationBuilder.CreateIndex(
                name: "IX_SavedPrompts_OwnerId_SavedAt",
                table: "SavedPrompts",
                columns: new[] { "OwnerId", "SavedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Comparisons");

            migrationBuilder.DropTable(
                name: "GenerationSources");

            migrationBuilder.DropTable(
                name: "SavedPrompts");

            migrationBuilder.DropIndex(
                name: "IX_Generations_ComparisonId",
                table: "Generations");

            migrationBuilder.DropCheckConstraint(
                name: "ck_image_origin",
                table: "GalleryImages");

            migrationBuilder.DropColumn(
                name: "ComparisonId",
                table: "Generations");

            migrationBuilder.DropColumn(
                name: "Demand",
                table: "Generations");

            migrationBuilder.DropColumn(
                name: "KeepsRatio",
                table: "Generations");

            migrationBuilder.DropColumn(
                name: "MaskHash",
                table: "Generations");

            migrationBuilder.DropColumn(
                name: "Operation",
                table: "Generations");

            migrationBuilder.DropColumn(
                name: "Scale",
                table: "Generations");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "GalleryImages");

            migrationBuilder.AlterColumn<Guid>(
                name: "JobId",
                table: "GalleryImages",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);

            migrationBuilder.AlterColumn<Guid>(
                name: "GenerationId",
                table: "GalleryImages",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);
        }
    }
}
