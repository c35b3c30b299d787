#include "codec/zlib_writer.h"

#define ZLIB_CONST  // input is not to be written to
#include <zlib.h>

#include <algorithm>
#include <array>
#include <limits>
#include <new>

namespace sealpress::codec {

struct ZlibWriter::State {
  z_stream stream{};
  std::string out;

  explicit State(int level) {
    constexpr int kMost = 9;  // libdeflate has more levels
    if (deflateInit(&stream, std::min(level, kMost)) != Z_OK) throw std::bad_alloc();
  }
  ~State() { deflateEnd(&stream); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  void run(std::string_view bytes, int flush) {
    std::array<unsigned char, 1 << 15> room;
    stream.next_in = reinterpret_cast<const unsigned char*>(bytes.data());
    stream.avail_in = static_cast<uInt>(bytes.size());
    do {
      stream.next_out = room.data();
      stream.avail_out = room.size();
      ::deflate(&stream, flush);
      out.append(reinterpret_cast<const char*>(room.data()), room.size() - stream.avail_out);
    } while (stream.avail_out == 0);
  }
};

ZlibWriter::ZlibWriter(int level) : state_(std::make_unique<State>(level)) {}
ZlibWriter::~ZlibWriter() = default;
ZlibWriter::ZlibWriter(ZlibWriter&&) noexcept = default;
ZlibWriter& ZlibWriter::operator=(ZlibWriter&&) noexcept = default;

void ZlibWriter::add(std::string_view bytes) {
  constexpr std::size_t kMost = std::numeric_limits<uInt>::max();
  for (; !bytes.empty(); bytes.remove_prefix(std::min(bytes.size(), kMost))) {
    state_->run(bytes.substr(0, kMost), Z_NO_FLUSH);
  }
}

std::string ZlibWriter::finish() {
  state_->run({}, Z_FINISH);
  state_->out.shrink_to_fit();
  return std::move(state_->out);
}

}  // namespace sealpress::codec
