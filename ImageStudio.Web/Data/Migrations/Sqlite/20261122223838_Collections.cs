using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ImageStudio.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Collections : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // As an index, which a foreign key takes as well: for a constraint the table would be made anew.
            migrationBuilder.CreateIndex(
                name: "AK_GalleryImages_Id_OwnerId",
                table: "GalleryImages",
                columns: new[] { "Id", "OwnerId" },
                unique: true);

            migrationBuilder.CreateTable(
                name: "Collections",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    NameKey = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ActiveAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Collections", x => x.Id);
                    table.UniqueConstraint("AK_Collections_Id_OwnerId", x => new { x.Id, x.OwnerId });
                    table.CheckConstraint("ck_collection_name", "LENGTH(\"Name\") BETWEEN 1 AND 80");
                });

            migrationBuilder.CreateTable(
                name: "CollectionImages",
                columns: table => new
                {
                    CollectionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ImageId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AddedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CollectionImages", x => new { x.CollectionId, x.ImageId });
                    table.ForeignKey(
                        name: "FK_CollectionImages_Collections_CollectionId_OwnerId",
                        columns: x => new { x.CollectionId, x.OwnerId },
                        principalTable: "Collections",
                        principalColumns: new[] { "Id", "OwnerId" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_CollectionImages_GalleryImages_ImageId_OwnerId",
                        columns: x => new { x.ImageId, x.OwnerId },
                        principalTable: "GalleryImages",
                        principalColumns: new[] { "Id", "OwnerId" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_CollectionImages_CollectionId_OwnerId",
                table: "CollectionImages",
                columns: new[] { "CollectionId", "OwnerId" });

            migrationBuilder.CreateIndex(
                name: "IX_CollectionImages_ImageId_OwnerId",
                table: "CollectionImages",
                columns: new[] { "ImageId", "OwnerId" });

            migrationBuilder.CreateIndex(
                name: "IX_Collections_OwnerId_ActiveAt_Id",
                table: "Collections",
                columns: new[] { "OwnerId", "ActiveAt", "Id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "IX_Collections_OwnerId_NameKey",
                table: "Collections",
                columns: new[] { "OwnerId", "NameKey" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CollectionImages");

            migrationBuilder.DropTable(
                name: "Collections");

            migrationBuilder.DropIndex(
                name: "AK_GalleryImages_Id_OwnerId",
                table: "GalleryImages");
        }
    }
}
