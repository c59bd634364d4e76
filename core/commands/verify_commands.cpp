// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/verify_commands.h"

#include <QRandomGenerator>

#include "commands/progress_text.h"
#include "family/verify_input.h"
#include "signalbox/literals.h"

namespace signalbox::engine {

void VerifyCommands::verify(Run run, ChainUnit& unit, const arguments::Verify& wanted)
{
    const store::ChainRow& row = unit.facts().row;
    const Family* const family = &m_host.families().of(row);
    if (!family->features().testFlag(Feature::Receipts))
        return run.finish(
            fail(ErrorKind::Refused, "NOT_EVM",
                 Message(QT_TRANSLATE_NOOP("Engine",
                                           "\"%1\" is not an EVM chain. Only EVM chains can be verified by their "
                                           "receipts."))
                     .arg(row.name)));
    VerifyInput input;
    input.parts = m_host.parts();
    input.chain.chain = row;
    input.chain.endpoints = unit.facts().endpoints;
    input.chain.streams = unit.facts().streams;
    input.wanted = wanted.range.value_or(Interval{0, std::numeric_limits<Height>::max() / 2});
    input.sample = wanted.sample;
    input.seed = quint64(run.id()) * 0x9e3779b97f4a7c15ULL ^ QRandomGenerator::global()->generate64();
    input.ask = [net = &m_host.net(), name = row.family](std::function<void(Prober&)> job) {
        return net->post([net, name, job = std::move(job)] { job(*net->prober(name)); });
    };
    run.progress(0, Message(QT_TRANSLATE_NOOP("Engine", "Reading blocks again")));
    run.inThread([family, input = std::move(input)](store::Session& session, const Run::Tell& tell) {
        return family->verify(session, input, [&tell](qint64 done, qint64 total) {
            return tell(blocksDone(done, total), double(done) / double(total));
        });
    });
}

}  // namespace signalbox::engine
