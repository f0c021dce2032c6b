using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ImageStudio.Web.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ProjectInstructions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Instructions",
                table: "Projects",
                type: "character varying(2000)",
                maxLength: 2000,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Instructions",
                table: "Projects");
        }
    }
}
