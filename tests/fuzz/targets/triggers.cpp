// SPDX-License-Identifier: GPL-3.0-or-later

// A file with triggers, in front of it one line each with a stored state (JSON), a score and a tag. What is accepted is
// valid, is exported and read again unchanged, and evaluates events.
#include <QJsonDocument>

#include "fuzz_input.h"
#include "signalbox/literals.h"
#include "triggers/model/check.h"
#include "triggers/model/evaluate.h"
#include "triggers/model/sentence.h"
#include "triggers/model/trigger_json.h"

using namespace signalbox;
using namespace signalbox::triggers;

namespace {

void evaluate(const Trigger& trigger, QJsonObject state, const QString& score, const QString& tag)
{
    EventRow event;
    event.chainId = trigger.chainId;
    event.registry = trigger.registry;
    event.eventType = u"NewFeedback"_s;
    event.agentIdText = score;
    event.feedbackValue = score;
    event.feedbackValueDecimals = tag.size() % 4;
    event.tag1 = tag;
    const Evaluator evaluator(trigger);
    for (qint64 i = 0; i < 4; ++i) {
        event.timestamp = 1'700'000'000 + i * 1800;
        const QJsonObject before = state;
        const Outcome outcome = evaluator.evaluate(event, state);
        fuzz::require(outcome.steps.size() == trigger.conditions.size());
        fuzz::require(!outcome.error || (!outcome.fires && state == before));
        fuzz::require(!outcome.fires || evaluator.match(event) == Evaluator::Match::Maybe);
    }
    DryRunner runner(trigger, 1);
    runner.add({event});
    runner.add({event});
    const DryRun run = runner.result();
    fuzz::require(run.events == 2 && run.newest.size() == 1);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    fuzz::Input input(data, size);
    const auto line = [&] {
        const std::string_view bytes = input.takeLine();
        return QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size()));
    };
    const QJsonObject state = QJsonDocument::fromJson(line()).object();
    const QString score = QString::fromUtf8(line()), tag = QString::fromUtf8(line());
    const ImportResult result = readImport(input.restBytes());
    for (const TriggerProblem& problem : result.problems)
        fuzz::require(!problem.path.isEmpty() && !problem.text.english().isEmpty());
    if (hasErrors(result.problems)) {
        fuzz::require(result.triggers.empty() && result.secrets.empty());
        return 0;
    }
    for (const Trigger& trigger : result.triggers) {
        fuzz::require(!hasErrors(check(trigger)));
        fuzz::require(!sentenceText(sentence(trigger)).isEmpty());
        evaluate(trigger, state, score, tag);
    }
    const QByteArray json = exportJson(result.triggers);
    fuzz::require(exportJson(readImport(json).triggers) == json);
    return 0;
}
