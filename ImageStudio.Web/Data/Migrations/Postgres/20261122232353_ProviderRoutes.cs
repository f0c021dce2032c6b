using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ImageStudio.Web.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ProviderRoutes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "VendorInput",
                table: "Generations",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: false,
                defaultValue: "{}");

            migrationBuilder.CreateTable(
                name: "LivePrices",
                columns: table => new
                {
                    ProviderId = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    VendorModel = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Unit = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    MicrosPerUnit = table.Column<long>(type: "bigint", nullable: false),
                    ReadAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LivePrices", x => new { x.ProviderId, x.VendorModel });
                    table.CheckConstraint("ck_live_price", "\"MicrosPerUnit\" > 0");
                });

            migrationBuilder.CreateTable(
                name: "ProviderKeys",
                columns: table => new
                {
                    ProviderId = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    Cipher = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    LastFour = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: false),
                    SetBy = table.Column<Guid>(type: "uuid", nullable: false),
                    SetAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProviderKeys", x => x.ProviderId);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "LivePrices");

            migrationBuilder.DropTable(
                name: "ProviderKeys");

            migrationBuilder.DropColumn(
                name: "VendorInput",
                table: "Generations");
        }
    }
}
