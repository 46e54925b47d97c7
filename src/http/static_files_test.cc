#include "http/static_files.h"

#include <unistd.h>

#include <gtest/gtest.h>

#include <fstream>

namespace dijkwacht::http {
namespace {

namespace fs = std::filesystem;

class StaticFilesTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("dijkwacht-static-" + std::to_string(::getpid()));
    write("public/index.html", "<p>page</p>");
    write("public/assets/app-B1x9K2aQ.js", "let a = 1;");
    write("public/assets/app-B1x9K2aQ.js.gz", "packed");
    write("public/help/index.html", "<p>help</p>");
    write("public/logo.svg", "<svg/>");
    write("public/.secret", "hidden");
    write("secret.txt", "outside");
    fs::create_symlink(folder_ / "secret.txt", folder_ / "public/link.txt");
  }
  void TearDown() override { fs::remove_all(folder_); }

  void write(const std::string& name, std::string_view body) {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name, std::ios::binary) << body;
  }
  StaticFiles load() { return StaticFiles::load({.folder = folder_ / "public"}).value(); }
  static Request get(std::string path) {
    Request request;
    request.path = std::move(path);
    return request;
  }

  fs::path folder_;
};

TEST_F(StaticFilesTest, FileComesWithTypeAndEtag) {
  const auto response = load().handle(get("/logo.svg"));
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(response.body, "<svg/>");
  EXPECT_EQ(response.headers.get("Content-Type"), "image/svg+xml");
  EXPECT_TRUE(response.headers.has("ETag"));
}

TEST_F(StaticFilesTest, OnlyHashedNamesMayBeKept) {
  const auto files = load();
  EXPECT_EQ(files.handle(get("/assets/app-B1x9K2aQ.js")).headers.get("Cache-Control"), "public, max-age=31536000, immutable");
  EXPECT_EQ(files.handle(get("/index.html")).headers.get("Cache-Control"), "no-cache");
  EXPECT_EQ(files.handle(get("/logo.svg")).headers.get("Cache-Control"), "no-cache");
}

TEST_F(StaticFilesTest, KnownEtagGets304AndAChangedFileDoesNot) {
  auto request = get("/logo.svg");
  request.headers.set("If-None-Match", "\"other\", " + std::string(*load().handle(request).headers.get("ETag")));
  const auto known = load().handle(request);
  EXPECT_EQ(known.status, 304);
  EXPECT_EQ(known.body, "");
  write("public/logo.svg", "<svg>new</svg>");
  EXPECT_EQ(load().handle(request).status, 200);
}

TEST_F(StaticFilesTest, GzipIsSentToWhoAcceptsIt) {
  const auto files = load();
  auto request = get("/assets/app-B1x9K2aQ.js");
  request.headers.set("Accept-Encoding", "br, gzip");
  const auto packed = files.handle(request);
  EXPECT_EQ(packed.body, "packed");
  EXPECT_EQ(packed.headers.get("Content-Encoding"), "gzip");
  EXPECT_EQ(packed.headers.get("Vary"), "Accept-Encoding");
  request.headers.set("Accept-Encoding", "gzip;q=0");
  const auto plain = files.handle(request);
  EXPECT_EQ(plain.body, "let a = 1;");
  EXPECT_NE(plain.headers.get("ETag"), packed.headers.get("ETag"));
  EXPECT_EQ(files.handle(get("/assets/app-B1x9K2aQ.js.gz")).status, 404);
}

TEST_F(StaticFilesTest, PathOfThePagesGetsThePage) {
  const auto files = load();
  EXPECT_EQ(files.handle(get("/")).body, "<p>page</p>");
  EXPECT_EQ(files.handle(get("/melden/stap-2")).body, "<p>page</p>");
  EXPECT_EQ(files.handle(get("/help/")).body, "<p>help</p>");
}

TEST_F(StaticFilesTest, MissingFileAndApiPathAreNoPage) {
  const auto files = load();
  EXPECT_EQ(files.handle(get("/assets/gone.js")).status, 404);
  EXPECT_EQ(files.handle(get("/api/v1/nothing")).status, 404);
}

TEST_F(StaticFilesTest, NothingOutsideTheFolderIsServed) {
  const auto files = load();
  for (const auto* path :
       {"/../secret.txt", "/link.txt", "/.secret", "/assets/../../secret.txt", "//secret.txt", "/..%2fsecret.txt"}) {
    EXPECT_NE(files.handle(get(path)).body, "outside") << path;
    EXPECT_NE(files.handle(get(path)).body, "hidden") << path;
    EXPECT_EQ(files.handle(get(path)).status, 404) << path;
  }
}

TEST_F(StaticFilesTest, PagesAreOnlyRead) {
  auto request = get("/index.html");
  request.method = Method::kPost;
  const auto response = load().handle(request);
  EXPECT_EQ(response.status, 405);
  EXPECT_EQ(response.headers.get("Allow"), "GET, HEAD");
}

TEST_F(StaticFilesTest, FolderMustExistAndFit) {
  EXPECT_EQ(StaticFiles::load({.folder = folder_ / "none"}).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(StaticFiles::load({.folder = folder_ / "public", .bytes_max = 10}).error().code, ErrorCode::kTooLarge);
}

}  // namespace
}  // namespace dijkwacht::http
