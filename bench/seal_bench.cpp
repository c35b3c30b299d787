// How fast files are sealed: RSA-2048, PAdES B-B, with and without the seal's picture, on one core.
#include <benchmark/benchmark.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <sys/resource.h>

#include <ctime>

#include "pdf/sign/seal.h"
#include "pdf/verify/verify.h"
#include "pdf/write/write.h"
#include "text/font/fonts.h"

namespace {

using namespace sealpress;

std::string pem_of(const auto& write) {
  BIO* out = BIO_new(BIO_s_mem());
  write(out);
  char* data = nullptr;
  const long size = BIO_get_mem_data(out, &data);
  std::string text(data, static_cast<std::size_t>(size));
  BIO_free(out);
  return text;
}

/// A key and a certificate that signs itself, made anew for each run.
const pdf::Credentials& credentials() {
  static const pdf::Credentials made = [] {
    EVP_PKEY* key = EVP_RSA_gen(2048);
    X509* certificate = X509_new();
    X509_set_version(certificate, 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate), -3600);
    X509_gmtime_adj(X509_getm_notAfter(certificate), 86400);
    X509_set_pubkey(certificate, key);
    X509_NAME* name = X509_get_subject_name(certificate);
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char*>("样章"), -1, -1, 0);
    X509_set_issuer_name(certificate, name);
    X509_sign(certificate, key, EVP_sha256());
    const std::string key_pem = pem_of([&](BIO* out) {
      PEM_write_bio_PrivateKey(out, key, nullptr, nullptr, 0, nullptr, nullptr);
    });
    const std::string certificate_pem =
        pem_of([&](BIO* out) { PEM_write_bio_X509(out, certificate); });
    X509_free(certificate);
    EVP_PKEY_free(key);
    return pdf::Credentials::from_key(key_pem, certificate_pem, "").value();
  }();
  return made;
}

/// One page with one place, and about as many bytes as a filled form with its fonts.
const std::string& form() {
  static const std::string file = [] {
    text::FontLibrary::Options options;
    options.font_dir = SEALPRESS_SOURCE_DIR "/fonts";
    options.use_system_fonts = false;
    const auto fonts = text::FontLibrary::open(options).value();
    frame::Document document;
    document.pages.resize(1);
    frame::Page& page = document.pages[0];
    page.size = {Length::mm(210), Length::mm(297)};
    const text::NamedFont& named = fonts->find("仿宋", false, false);
    frame::GlyphRun run;
    run.origin = {Length::pt(70), Length::pt(70)};
    run.face = named.face;
    run.size = Length::pt(12);
    for (char32_t c = 0x4E00; c < 0x4E00 + 400; ++c) {
      run.glyphs.push_back({fonts->glyph(run.face, c), {}, {}, 0, 0});
    }
    page.items.emplace_back(std::move(run));
    page.seals.push_back(
        {"单位盖章", {Length::mm(120), Length::mm(200), Length::mm(42), Length::mm(42)}});
    return pdf::write(document, *fonts, {}).value();
  }();
  return file;
}

/// Processor time of this process and its children.
double seconds_used() {
  double sum = 0;
  for (const int who : {RUSAGE_SELF, RUSAGE_CHILDREN}) {
    rusage used{};
    getrusage(who, &used);
    for (const timeval& part : {used.ru_utime, used.ru_stime}) {
      sum += static_cast<double>(part.tv_sec) + static_cast<double>(part.tv_usec) / 1e6;
    }
  }
  return sum;
}

/// Files done per second of processor time since `before`, that of children that have ended too.
void count_with_children(benchmark::State& state, double before) {
  state.counters["with_child/s"] =
      static_cast<double>(state.iterations()) / (seconds_used() - before);
  state.SetItemsProcessed(state.iterations());
}

void sign(benchmark::State& state, const pdf::SealPicture* picture) {
  pdf::SealOptions options;
  options.place = "单位盖章";
  options.credentials = &credentials();
  options.picture = picture;
  const std::string& file = form();
  const double before = seconds_used();
  {
    pdf::Sealer sealer(options);
    for (auto _ : state) {
      const auto sealed = sealer.seal(file, std::time(nullptr));
      if (!sealed) return state.SkipWithError(sealed.error().code.c_str());
    }
  }
  count_with_children(state, before);
  state.counters["bytes"] = static_cast<double>(file.size());
}

void signature_alone(benchmark::State& state) {
  sign(state, nullptr);
}
BENCHMARK(signature_alone)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime();

void signature_and_picture(benchmark::State& state) {
  Diagnostics warnings;
  const std::string svg =
      "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 100'><circle cx='50' cy='50' "
      "r='46' fill='none' stroke='#d00' stroke-width='6'/></svg>";
  const auto picture = pdf::load_seal_picture(svg, {}, warnings);
  if (!picture) return state.SkipWithError(picture.error().code.c_str());
  sign(state, &*picture);
}
BENCHMARK(signature_and_picture)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime();

/// The form, signed.
const std::string& signed_form() {
  static const std::string file = [] {
    pdf::SealOptions options;
    options.place = "单位盖章";
    options.credentials = &credentials();
    options.now = std::time(nullptr);
    return pdf::seal(form(), options).value().bytes;
  }();
  return file;
}

void verify(benchmark::State& state) {
  const std::string& file = signed_form();
  const double before = seconds_used();
  {
    pdf::Verifier verifier({});
    for (auto _ : state) {
      if (!verifier.verify(file)) return state.SkipWithError("not verified");
    }
  }
  count_with_children(state, before);
}
BENCHMARK(verify)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();

/// Each file by a child of its own.
void verify_alone(benchmark::State& state) {
  const std::string& file = signed_form();
  const double before = seconds_used();
  for (auto _ : state) {
    if (!pdf::verify(file, {})) return state.SkipWithError("not verified");
  }
  count_with_children(state, before);
}
BENCHMARK(verify_alone)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();

}  // namespace

BENCHMARK_MAIN();
