#include "pipeline/deliver/pack.h"

#include "cli/commands/all.h"
#include "cli/output.h"
#include "pipeline/clock.h"

namespace sealpress::cli {
namespace {

class PackCommand : public Command {
 public:
  const char* name() const override { return "pack"; }

  void describe(CLI::App& sub, const Say& say) override {
    sub.add_option("COLLECTION", collection_, say("cli.pack_collection"))->required();
    sub.add_option("DIR", folder_, say("cli.pack_folder"))->required();
    sub.add_option("-o,--output", pack_.output, say("cli.pack_output"))
        ->required()
        ->type_name("FILE.zip");
    sub.add_option("--by", pack_.by, say("cli.pack_by"))
        ->check(CLI::IsMember({"企业", "推荐单位"}))
        ->type_name("企业|推荐单位");
    sub.add_flag("--strict", pack_.strict, say("cli.pack_strict"));
    add_jobs(sub, say, pack_.jobs);
  }

  int run(Session& session) override {
    if (session.date()) pack_.handed_in = pipeline::day_in_china(*session.date());
    auto packed = pipeline::pack(session.workspace(), collection_, folder_, pack_);
    if (!packed) return session.complain(packed.error());
    if (session.json()) {
      session.out() << data::to_json(json(*packed, session.language())) << "\n";
    } else {
      print_lines(session.out(), *packed, session.language());
    }
    return packed->summary.exit_code;
  }

 private:
  std::string collection_, folder_;
  pipeline::PackOptions pack_;
};

}  // namespace

std::unique_ptr<Command> make_pack() {
  return std::make_unique<PackCommand>();
}

}  // namespace sealpress::cli
