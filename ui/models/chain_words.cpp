// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/chain_words.h"

#include <QCoreApplication>
#include <QStringList>

#include "language/engine_words.h"
#include "signalbox/literals.h"
#include "theme/sign.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {

struct ChainWords {
    Q_DECLARE_TR_FUNCTIONS(signalbox::ui::ChainWords)
};

}  // namespace

State commandSign(CommandState state)
{
    switch (state) {
        case CommandState::Queued:
            return State::Starting;
        case CommandState::Running:
            return State::Backfill;
        case CommandState::Done:
            return State::Ok;
        case CommandState::Cancelled:
            return State::Paused;
        case CommandState::Expired:
            return State::Slow;
        case CommandState::Failed:
        case CommandState::Refused:
            return State::Error;
    }
    return State::None;
}

QString firstSentence(const QString& text)
{
    // Chinese has no space between sentences
    const qsizetype latin = text.indexOf(u". "_s), wide = text.indexOf(u'。');
    const qsizetype end = latin > 0 && wide > 0 ? qMin(latin, wide) : qMax(latin, wide);
    QString sentence = end > 0 ? text.left(end) : text;
    if (sentence.endsWith(u'.') || sentence.endsWith(u'。'))
        sentence.chop(1);
    return sentence;
}

QString chainStateText(const ChainSnapshot& chain)
{
    const QString word = stateWord(chain.state);
    const bool since =
        chain.state == ChainState::Slow || chain.state == ChainState::Error || chain.state == ChainState::Paused;
    return since && chain.since.isValid() ? word + QLatin1Char(' ') + format::since(chain.since) : word;
}

QString chainEstimateText(const ChainSnapshot& chain)
{
    const auto left = chain.remainingSeconds;
    switch (chain.state) {
        case ChainState::Starting:
            return ChainWords::tr("reading the head");
        case ChainState::Ok:
            return chain.end && chain.indexed && *chain.indexed >= *chain.end ? ChainWords::tr("complete")
                                                                              : ChainWords::tr("following");
        case ChainState::Backfill:
            return left ? ChainWords::tr("%1, %2 left").arg(format::share(chain.done), format::estimate(*left))
                        : format::share(chain.done);
        case ChainState::Slow:
            return left ? ChainWords::tr("caught up in %1").arg(format::estimate(*left))
                        : ChainWords::tr("not catching up");
        case ChainState::Error:
            return chain.failure ? firstSentence(engineWords(chain.failure->error)) : ChainWords::tr("stopped");
        case ChainState::Paused:
            return ChainWords::tr("by operator");
        case ChainState::Waiting:
            if (chain.heldHere && chain.head && *chain.head < chain.start)
                return ChainWords::tr("starts at block %1").arg(format::number(chain.start));
            return chain.holder.isEmpty() || chain.heldHere ? ChainWords::tr("waiting for an engine")
                                                            : ChainWords::tr("run by %1").arg(chain.holder);
        case ChainState::Deleting:
            return ChainWords::tr("removing rows");
        case ChainState::Deleted:
            return ChainWords::tr("data kept");
    }
    return {};
}

QString lagText(const ChainSnapshot& chain)
{
    return chain.lagSeconds      ? format::duration(*chain.lagSeconds)
           : chain.lagBlocks > 0 ? ChainWords::tr("%1 blocks", "lag", format::plural(chain.lagBlocks))
                                       .arg(format::number(chain.lagBlocks))
                                 : format::none();
}

Ink lagInk(ChainState state)
{
    switch (state) {
        case ChainState::Slow:
            return Ink::Warn;
        case ChainState::Error:
            return Ink::Error;
        case ChainState::Backfill:
        case ChainState::Paused:
            return Ink::Secondary;
        default:
            return Ink::Text;
    }
}

QString endpointStateText(const EndpointSnapshot& endpoint, const QDateTime& now)
{
    const QString word = stateWord(endpoint.state);
    if (!endpoint.failure || endpoint.state == EndpointState::Ok || endpoint.state == EndpointState::Disabled)
        return word;
    const qint64 seconds = endpoint.failure->nextTryAt.isValid() ? now.secsTo(endpoint.failure->nextTryAt) : -1;
    if (endpoint.state == EndpointState::Limited && seconds >= 0)
        return ChainWords::tr("%1, retry in %2 s").arg(word).arg(seconds);
    if (endpoint.failure->since.isValid())
        return word + QLatin1Char(' ') + format::since(endpoint.failure->since);
    return word;
}

QString learnedLimitText(const LearnedLimit& learned)
{
    if (learned.perSecond <= 0)
        return learned.batch == 1 ? ChainWords::tr("no batches, learned")
                                  : ChainWords::tr("batches of %1 calls, learned").arg(format::number(learned.batch));
    const QString number = format::number(learned.perSecond, learned.perSecond < 10 ? 1 : 0);
    if (learned.unit == u"requests"_s)
        return ChainWords::tr("%1 requests/s, learned").arg(number);
    if (learned.unit == u"calls"_s)
        return ChainWords::tr("%1 calls/s, learned").arg(number);
    return ChainWords::tr("%1 compute units/s, learned").arg(number);
}

namespace {

QString sizeLimitsText(const EndpointSnapshot& endpoint)
{
    if (endpoint.maxBlocks > 0 && endpoint.maxLogs > 0)
        return format::list({ChainWords::tr("%1 blocks", "of a request", format::plural(endpoint.maxBlocks))
                                 .arg(format::number(endpoint.maxBlocks)),
                             ChainWords::tr("%1 logs", "of a response", format::plural(endpoint.maxLogs))
                                 .arg(format::number(endpoint.maxLogs))});
    if (endpoint.maxBlocks > 0)
        return ChainWords::tr("%1 blocks per request", nullptr, format::plural(endpoint.maxBlocks))
            .arg(format::number(endpoint.maxBlocks));
    if (endpoint.maxLogs > 0)
        return ChainWords::tr("%1 logs per response", nullptr, format::plural(endpoint.maxLogs))
            .arg(format::number(endpoint.maxLogs));
    return {};
}

}  // namespace

QString endpointLimitsText(const EndpointSnapshot& endpoint)
{
    const bool untested = endpoint.state == EndpointState::Untested ||
                          (endpoint.state == EndpointState::Down && endpoint.maxBlocks == 0 && endpoint.maxLogs == 0 &&
                           endpoint.blocksPerRequest == 0);
    if (untested && !endpoint.learned)
        return ChainWords::tr("not tested");
    QStringList all;
    if (endpoint.learned)
        all << learnedLimitText(*endpoint.learned);
    if (const QString sizes = sizeLimitsText(endpoint); !sizes.isEmpty())
        all << sizes;
    return all.isEmpty() ? ChainWords::tr("none found") : format::list(all);
}

QString endpointUseText(const EndpointSnapshot& endpoint)
{
    return endpoint.callsBudget > 0
               ? ChainWords::tr("%1 of %2")
                     .arg(format::number(endpoint.callsToday), format::number(endpoint.callsBudget))
               : format::number(endpoint.callsToday);
}

QString streamName(const StreamSnapshot& stream)
{
    if (stream.stream == u"headers"_s)
        return ChainWords::tr("Block headers");
    if (stream.stream == u"blocks"_s)
        return ChainWords::tr("Blocks and states");
    if (stream.stream == u"transfers"_s)
        return ChainWords::tr("All ERC-20 transfers");
    if (stream.stream == u"registries"_s)
        return ChainWords::tr("ERC-8004 registries");
    if (stream.stream == u"balances"_s)
        return ChainWords::tr("Token balances");
    if (!stream.symbol.isEmpty())
        return stream.symbol;
    return stream.label.isEmpty() ? ChainWords::tr("Token without a symbol") : stream.label;
}

QString stallWord(StallCause cause)
{
    switch (cause) {
        case StallCause::None:
            return ChainWords::tr("nothing");
        case StallCause::Provider:
            return ChainWords::tr("provider wait");
        case StallCause::RateLimit:
            return ChainWords::tr("rate limit");
        case StallCause::Decode:
            return ChainWords::tr("decode");
        case StallCause::Database:
            return ChainWords::tr("database");
        case StallCause::Idle:
            return ChainWords::tr("idle");
    }
    return {};
}

QString limitSentence(const ChainSnapshot& chain)
{
    QStringList sentences;
    const QString cause = chain.failure ? engineWords(chain.failure->error) : QString();
    switch (chain.state) {
        case ChainState::Paused:
            return ChainWords::tr("Nothing is fetched while the chain is paused.");
        case ChainState::Error:
            return joinSentences({ChainWords::tr("Indexing has stopped."), cause});
        case ChainState::Waiting:
            if (cause.isEmpty() && chain.heldHere && chain.head && *chain.head < chain.start)
                return ChainWords::tr("Waiting for block %1, the first one to index.").arg(format::number(chain.start));
            return joinSentences({ChainWords::tr("Indexing is waiting."), cause});
        case ChainState::Starting:
            return joinSentences({ChainWords::tr("Reading the head."), cause});
        case ChainState::Ok:
        case ChainState::Backfill:
        case ChainState::Slow:
        case ChainState::Deleting:
        case ChainState::Deleted:
            break;
    }
    switch (chain.time.verdict) {
        case StallCause::None:
            sentences << ChainWords::tr("No single bottleneck.");
            break;
        case StallCause::Provider:
            sentences << ChainWords::tr("Most of the time is spent waiting for the endpoints.");
            break;
        case StallCause::RateLimit:
            sentences << ChainWords::tr("Most of the time is spent waiting for the endpoints' rate limits.");
            break;
        case StallCause::Decode:
            sentences << ChainWords::tr("Most of the time is spent decoding responses.");
            break;
        case StallCause::Database:
            sentences << ChainWords::tr("Most of the time is spent writing to the database.");
            break;
        case StallCause::Idle:
            sentences << (chain.state == ChainState::Ok
                              ? ChainWords::tr("Following the head; waiting for the next block.")
                              : ChainWords::tr("Waiting for the next attempt or answer."));
            break;
    }
    if (!chain.time.detail.isEmpty()) {
        QString detail = engineWords(chain.time.detail);
        detail[0] = detail[0].toUpper();
        const bool whole = detail.endsWith(u'.') || detail.endsWith(u'。');
        sentences << (whole ? detail : ChainWords::tr("%1.", "a sentence").arg(detail));
    }
    return joinSentences(sentences);
}

QString adviceSentence(const TimeAccount& account)
{
    if (account.advice == u"ADD_ENDPOINT"_s)
        return ChainWords::tr("Adding an endpoint would speed it up.");
    if (account.advice == u"RAISE_LIMIT"_s)
        return ChainWords::tr("A higher limit at the provider would speed it up.");
    if (account.advice == u"FASTER_DISK"_s)
        return ChainWords::tr("A faster disk would speed it up.");
    if (account.advice == u"NARROWER_FILTER"_s)
        return ChainWords::tr("Indexing fewer tokens or contracts would speed it up.");
    return {};
}

QString verbText(Verb verb, const QString& chain)
{
    switch (verb) {
        case Verb::ChainAdd:
            return ChainWords::tr("Add %1").arg(chain);
        case Verb::ChainEdit:
            return ChainWords::tr("Change settings of %1").arg(chain);
        case Verb::ChainPause:
            return ChainWords::tr("Pause %1").arg(chain);
        case Verb::ChainResume:
            return ChainWords::tr("Resume %1").arg(chain);
        case Verb::ChainDelete:
            return ChainWords::tr("Delete %1").arg(chain);
        case Verb::ChainRecover:
            return ChainWords::tr("Recover %1").arg(chain);
        case Verb::EndpointAdd:
            return ChainWords::tr("Add endpoint to %1").arg(chain);
        case Verb::EndpointEdit:
            return ChainWords::tr("Change endpoint of %1").arg(chain);
        case Verb::EndpointRemove:
            return ChainWords::tr("Remove endpoint of %1").arg(chain);
        case Verb::StreamAdd:
            return ChainWords::tr("Add contract to %1").arg(chain);
        case Verb::StreamRemove:
            return ChainWords::tr("Remove contract of %1").arg(chain);
        case Verb::Reindex:
            return ChainWords::tr("Reindex %1").arg(chain);
        case Verb::FillGaps:
            return ChainWords::tr("Fill gaps of %1").arg(chain);
        case Verb::ScanGaps:
            return ChainWords::tr("Check %1 for gaps").arg(chain);
        case Verb::Rewind:
            return ChainWords::tr("Rewind %1").arg(chain);
        case Verb::RetryNow:
            return ChainWords::tr("Retry %1 now").arg(chain);
        case Verb::QuarantineRetry:
            return ChainWords::tr("Retry a failed item of %1").arg(chain);
        case Verb::QuarantineSkip:
            return ChainWords::tr("Skip a failed item of %1").arg(chain);
        case Verb::AlertAcknowledge:
            return chain.isEmpty() ? ChainWords::tr("Acknowledge an alert of the workspace")
                                   : ChainWords::tr("Acknowledge an alert of %1").arg(chain);
        case Verb::AlertMute:
            return chain.isEmpty() ? ChainWords::tr("Mute an alert of the workspace")
                                   : ChainWords::tr("Mute an alert of %1").arg(chain);
        case Verb::Resync:
            return ChainWords::tr("Resync %1 in the global tables").arg(chain);
        case Verb::Repair:
            return ChainWords::tr("Repair the tables of %1").arg(chain);
        case Verb::Verify:
            return ChainWords::tr("Verify %1").arg(chain);
        case Verb::Optimize:
            return ChainWords::tr("Optimize the tables of %1").arg(chain);
        case Verb::BalancesRecalculate:
            return ChainWords::tr("Recalculate balances of %1").arg(chain);
        case Verb::BalancesRebuild:
            return ChainWords::tr("Rebuild the balances of %1").arg(chain);
        case Verb::BalancesVerify:
            return ChainWords::tr("Verify balances of %1").arg(chain);
        case Verb::QueueRetry:
            return ChainWords::tr("Retry balance updates of %1").arg(chain);
        case Verb::QueueDiscard:
            return ChainWords::tr("Discard balance updates of %1").arg(chain);
        case Verb::QueueConfigure:
            return ChainWords::tr("Configure the balance queue of %1").arg(chain);
        case Verb::TokenEdit:
            return ChainWords::tr("Edit a token of %1").arg(chain);
        case Verb::PacketsClear:
            return ChainWords::tr("Clear packets of %1").arg(chain);
        case Verb::ThresholdSet:
            return ChainWords::tr("Change stuck thresholds of %1").arg(chain);
        case Verb::PriceSet:
            return ChainWords::tr("Change denomination prices of %1").arg(chain);
    }
    return {};
}

}  // namespace signalbox::ui
