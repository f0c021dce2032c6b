using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ImageStudio.Web.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class OwnModels : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "OwnModels",
                columns: table => new
                {
                    ProviderId = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    Name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    SeenAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OwnModels", x => new { x.ProviderId, x.Name });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "OwnModels");
        }
    }
}
