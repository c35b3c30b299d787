#include "package/package.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <thread>

namespace sealpress::package {
namespace {

std::uint32_t crc32(std::string_view bytes) {
  std::uint32_t crc = ~0u;
  for (const char c : bytes) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = crc >> 1 ^ (0xEDB88320u & -(crc & 1));
  }
  return ~crc;
}

Entry stored(std::string_view name, std::string_view bytes) {
  Entry entry;
  entry.name = name;
  entry.crc = crc32(bytes);
  entry.inflated_size = bytes.size();
  entry.raw = bytes;
  return entry;
}

/// A zip of stored parts; inflation is tested where there is a deflater, in tests/docx.
std::string zip(const std::vector<std::pair<std::string, std::string>>& parts) {
  ZipWriter writer;
  for (const auto& [name, bytes] : parts) writer.copy(stored(name, bytes));
  return std::move(writer).finish();
}

std::string error_of(std::string bytes, const Limits& limits = {}) {
  const auto package = Package::open(std::move(bytes), "f.docx", limits);
  return package ? "" : package.error().code;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
    text.replace(at, from.size(), to);
  }
  return text;
}

TEST(Package, WhatIsWrittenIsRead) {
  const std::string long_text(100'000, 'x');
  const auto package = Package::open(zip({{"a.xml", "<a/>"}, {"dir/质量.xml", long_text}}), "f");
  ASSERT_TRUE(package.has_value()) << package.error().code;
  EXPECT_EQ(package->entries().size(), 2u);
  EXPECT_EQ(package->read("a.xml"), "<a/>");
  EXPECT_EQ(package->read("dir/质量.xml"), long_text);
  EXPECT_EQ(package->read("none").error().code, "package.missing_part");
  EXPECT_EQ(package->find("none"), nullptr);
}

TEST(Package, NamesAreComparedWithoutCase) {
  const auto package = Package::open(zip({{"Word/Document.xml", "<a/>"}}), "f");
  ASSERT_TRUE(package.has_value());
  EXPECT_EQ(package->read("word/document.XML"), "<a/>");
}

TEST(Package, CopyingRawGivesTheSameFile) {
  const std::string bytes = zip({{"b", "two"}, {"a", std::string(5000, 'q')}});
  const auto package = Package::open(bytes, "f");
  ASSERT_TRUE(package.has_value());
  ZipWriter writer(bytes.size());
  for (const Entry& entry : package->entries()) writer.copy(entry);
  EXPECT_EQ(std::move(writer).finish(), bytes);
}

TEST(Package, OtherFilesAreNamed) {
  using namespace std::string_literals;
  const std::string ole = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"s + std::string(100, '\0');
  const auto kind = [&](const std::string& tail) {
    const auto package = Package::open(ole + tail, "f");
    EXPECT_EQ(package.error().code, "package.is_ole");
    return std::get<std::string>(package.error().args.at(0).value);
  };
  EXPECT_EQ(kind("W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"s), "word");
  EXPECT_EQ(kind("W\0o\0r\0k\0b\0o\0o\0k\0"s), "excel");
  EXPECT_EQ(kind("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"s), "encrypted");
  EXPECT_EQ(kind(""), "other");
  EXPECT_EQ(error_of("\xEF\xBB\xBF\n<!DOCTYPE HTML><html></html>"), "package.is_html");
  EXPECT_EQ(error_of("<html></html>"), "package.is_html");
  EXPECT_EQ(error_of("{\\rtf1}"), "package.is_rtf");
  EXPECT_EQ(error_of("%PDF-1.7"), "package.is_pdf");
  EXPECT_EQ(error_of(""), "package.not_zip");
}

TEST(Package, EveryTruncationIsNoticed) {
  const std::string bytes = zip({{"a.xml", "<a/>"}, {"b.xml", std::string(300, 'b')}});
  for (std::size_t size = 4; size < bytes.size(); ++size) {
    EXPECT_EQ(error_of(bytes.substr(0, size)), "package.truncated") << size;
  }
}

TEST(Package, EveryFlippedByteIsAnErrorOrAResult) {
  const std::string bytes = zip({{"a.xml", "<a/>"}, {"b.xml", std::string(300, 'b')}});
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    for (const char flip : {'\x01', '\x80', '\xFF'}) {
      std::string damaged = bytes;
      damaged[i] = static_cast<char>(damaged[i] ^ flip);
      const auto package = Package::open(damaged, "f");
      if (!package) continue;
      for (const Entry& entry : package->entries()) {
        const auto content = package->read(entry.name);
        if (content) {
          EXPECT_TRUE(content->empty() || *content == "<a/>" || *content == std::string(300, 'b'));
        }
      }
    }
  }
}

TEST(Package, BadNamesAreRefused) {
  for (const char* name : {"../a", "a/../b", "/a", "..\\a", "\\a", "a\\..\\b", "C:\\a", "C:a",
                           "a/..", ".", "a/./b", "a\x01"}) {
    EXPECT_EQ(error_of(zip({{name, "x"}})), "package.bad_name") << name;
  }
  EXPECT_EQ(error_of(zip({{"a..b/c...", "x"}})), "");
}

TEST(Package, BackslashesAreSeparators) {
  const auto package = Package::open(zip({{"word\\document.xml", "<a/>"}}), "f");
  ASSERT_TRUE(package.has_value());
  EXPECT_EQ(package->entries().front().name, "word/document.xml");
  EXPECT_EQ(package->read("word/document.xml"), "<a/>");
  EXPECT_EQ(error_of(zip({{"a\\b", "1"}, {"a/b", "2"}})), "package.duplicate_name");
}

TEST(Package, OtherFilesWithAnOfficeNameAreNamed) {
  EXPECT_EQ(error_of(zip({{"mimetype", "application/vnd.oasis.opendocument.text"}})),
            "package.is_odf");
  EXPECT_EQ(error_of("<?xml version=\"1.0\"?><office:document "
                     "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\">"),
            "package.is_odf");
  EXPECT_EQ(error_of("{\\rtf1\\ansi"), "package.is_rtf");
  EXPECT_EQ(error_of("%PDF-1.7\n"), "package.is_pdf");
  EXPECT_EQ(error_of("<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?>"),
            "package.is_xml");
  EXPECT_EQ(error_of("<meta charset=utf-8><TABLE><tr>"), "package.is_html");
  EXPECT_EQ(error_of("MIME-Version: 1.0\r\nContent-Type: multipart/related"), "package.is_html");
  const std::string utf16("\xFF\xFE<\0h\0t\0m\0l\0>\0", 14);
  EXPECT_EQ(error_of(utf16), "package.is_html");
  EXPECT_EQ(error_of("just words"), "package.not_zip");
}

TEST(Package, DuplicateNamesAreRefused) {
  EXPECT_EQ(error_of(zip({{"a", "1"}, {"a", "2"}})), "package.duplicate_name");
  EXPECT_EQ(error_of(zip({{"word/A.xml", "1"}, {"Word/a.xml", "2"}})), "package.duplicate_name");
}

TEST(Package, SizesAreLimited) {
  Limits limits;
  limits.package_bytes = 10;
  EXPECT_EQ(error_of(zip({{"a", "123456"}, {"b", "123456"}}), limits), "package.too_large");
  limits = {};
  limits.part_bytes = 5;
  EXPECT_EQ(error_of(zip({{"a", "123456"}}), limits), "package.too_large");
  limits = {};
  limits.package_entries = 1;
  EXPECT_EQ(error_of(zip({{"a", "1"}, {"b", "2"}}), limits), "package.too_many_entries");
  limits = {};
  limits.file_bytes = 10;
  EXPECT_EQ(error_of(zip({{"a", "1"}}), limits), "package.too_large");
}

TEST(Package, EntriesThatShareBytesAreRefused) {
  const std::string data(10'000, 'd');
  std::string bytes = zip({{"a", data}});
  // A second directory record for the same local header, under another name.
  const std::size_t directory = bytes.find("PK\x01\x02");
  const std::size_t end = bytes.find("PK\x05\x06");
  std::string record = bytes.substr(directory, end - directory);
  record.back() = 'b';
  bytes.insert(end, record);
  const std::size_t tail = end + record.size();
  bytes[tail + 8] = bytes[tail + 10] = 2;
  bytes[tail + 12] = static_cast<char>(2 * record.size());
  EXPECT_EQ(error_of(bytes), "package.bomb");
}

TEST(Package, WrongSizesAndChecksumsAreNoticed) {
  const auto damaged = Package::open(replaced(zip({{"a", "12345"}}), "12345", "12346"), "f");
  ASSERT_TRUE(damaged.has_value());
  EXPECT_EQ(damaged->read("a").error().code, "package.bad_data");
  Entry entry = stored("a", "12345");
  entry.inflated_size = 6;
  ZipWriter writer;
  writer.copy(entry);
  const auto lying = Package::open(std::move(writer).finish(), "f");
  ASSERT_TRUE(lying.has_value());
  EXPECT_EQ(lying->read("a").error().code, "package.bad_data");
}

TEST(Package, OtherMethodsAndEncryptionAreRefused) {
  std::string bytes = zip({{"a", "1"}});
  const std::size_t directory = bytes.find("PK\x01\x02");
  std::string bzip2 = bytes;
  bzip2[8] = bzip2[directory + 10] = 12;
  EXPECT_EQ(error_of(bzip2), "package.unsupported_method");
  std::string encrypted = bytes;
  encrypted[6] = encrypted[directory + 8] = 1;
  EXPECT_EQ(error_of(encrypted), "package.encrypted_entry");
}

TEST(Package, ReadsFromManyThreads) {
  const std::string content(50'000, 'c');
  const auto package = Package::open(zip({{"a", content}, {"b", content + "!"}}), "f");
  ASSERT_TRUE(package.has_value());
  std::vector<std::thread> threads;
  std::vector<int> good(4, 0);
  for (int& count : good) {
    threads.emplace_back([&] {
      for (int i = 0; i < 20; ++i) {
        count += package->read("a") == content && package->read("b") == content + "!";
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(good, std::vector<int>(4, 20));
}

}  // namespace
}  // namespace sealpress::package
