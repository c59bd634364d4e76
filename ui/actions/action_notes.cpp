// SPDX-License-Identifier: GPL-3.0-or-later

#include "actions/action_notes.h"

#include <QJsonArray>
#include <QWidget>

#include "language/engine_words.h"
#include "models/chain_words.h"
#include "models/verify_words.h"
#include "signalbox/literals.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {
const QString doneKey = u"action"_s;

bool isHard(const CommandStatus& status)
{
    const auto* wanted = argumentsOf<arguments::ChainDelete>(status);
    return wanted && wanted->hard;
}
}  // namespace

ActionNotes::ActionNotes(QObject* window) : QObject(window)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(shownMs);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        m_verb.reset();
        m_chains.clear();
        Q_EMIT over(doneKey);
    });
}

void ActionNotes::setEngine(Engine* engine)
{
    if (m_engine)
        disconnect(m_engine, nullptr, this, nullptr);
    m_engine = engine;
    m_waiting.clear();
    if (engine)
        connect(engine, &Engine::commandChanged, this, &ActionNotes::take);
}

void ActionNotes::expect(const QUuid& request)
{
    m_waiting.insert(request, {});
}

void ActionNotes::expectIn(const QWidget* widget, const QUuid& request)
{
    for (const QWidget* at = widget; at; at = at->parentWidget() ? at->parentWidget()->window() : nullptr)
        if (auto* notes = at->window()->findChild<ActionNotes*>())
            return notes->expect(request);
}

QString ActionNotes::nameOf(const QString& caip2) const
{
    const ChainSnapshot* chain = m_engine ? m_engine->snapshot()->chain(caip2) : nullptr;
    return chain ? format::safe(chain->name) : caip2;
}

QString ActionNotes::doneText(const CommandStatus& status, const QString& name) const
{
    const int chains = int(m_chains.size());
    const bool several = chains > 1;
    switch (status.verb) {
        case Verb::ChainPause:
            return several ? tr("%n chains paused.", nullptr, chains) : tr("%1 paused.", "chain").arg(name);
        case Verb::ChainResume:
            return several ? tr("%n chains resumed.", nullptr, chains) : tr("%1 resumed.", "chain").arg(name);
        case Verb::ChainRecover:
            return several ? tr("%n chains recovered.", nullptr, chains) : tr("%1 recovered.", "chain").arg(name);
        case Verb::ChainDelete:
            return isHard(status) ? tr("%1 and its data were deleted.", "chain").arg(name)
                                  : tr("%1 deleted. Its data is kept.", "chain").arg(name);
        case Verb::Reindex: {
            const auto* wanted = argumentsOf<arguments::Reindex>(status);
            const int blocks = int(status.result.value(u"blocks"_s).toInteger(wanted ? wanted->range.count() : 0));
            return tr("%1: %2 reindexed.", "chain, number of blocks").arg(name, tr("%n blocks", nullptr, blocks));
        }
        case Verb::ScanGaps: {
            const int gaps = status.result.value(u"gaps"_s).toInt();
            return gaps == 0 ? tr("%1 has no gaps.", "chain").arg(name)
                             : tr("%1: %2 found.", "chain, number of gaps").arg(name, tr("%n gaps", nullptr, gaps));
        }
        case Verb::FillGaps: {
            const int blocks = status.result.value(u"blocks"_s).toInt();
            return tr("%1: %2 filled.", "chain, number of blocks").arg(name, tr("%n blocks", nullptr, blocks));
        }
        case Verb::Resync: {
            const int rows = status.result.value(u"differed"_s).toInt();
            return tr("%1 resynced: %2 differed.", "chain, number of rows").arg(name, tr("%n rows", nullptr, rows));
        }
        case Verb::Repair: {
            const auto figure = [&](const char* key) { return status.result.value(QLatin1String(key)).toInteger(); };
            const int repaired = int(status.result.value(u"repaired"_s).toArray().size());
            const int rows = int(figure("set") + figure("removed"));
            return tr("%1 repaired: %2, %3.", "chain, number of parts of the schema, number of rows")
                .arg(name, tr("%n schema objects", nullptr, repaired), tr("%n rows", nullptr, rows));
        }
        case Verb::Optimize:
            return tr("%1 optimized: %2 dropped, %3 now.", "chain, number of rows, size")
                .arg(name, tr("%n rows", nullptr, int(status.result.value(u"dropped"_s).toInteger())),
                     format::size(status.result.value(u"bytesAfter"_s).toInteger()));
        case Verb::Verify:
            return tr("%1 verified. %2", "chain, report").arg(name, verifyText(status.result));
        case Verb::RetryNow:
            return m_alike > 1 ? tr("%n chains are being retried.", nullptr, m_alike)
                               : tr("%1 is being retried.", "chain").arg(name);
        case Verb::AlertAcknowledge:
            return tr("%n alerts acknowledged.", nullptr, m_alike);
        case Verb::AlertMute:
            return tr("%n alerts muted.", nullptr, m_alike);
        case Verb::Rewind: {
            const auto* wanted = argumentsOf<arguments::Rewind>(status);
            return tr("%1 rewound to block %2.", "chain, height").arg(name, format::number(wanted ? wanted->to : 0));
        }
        default:
            return status.progressText.isEmpty()
                       ? tr("%1: done.", "action").arg(verbText(status.verb, name))
                       : tr("%1: %2.", "action, its numbers")
                             .arg(verbText(status.verb, name), engineWords(status.progressText));
    }
}

std::optional<Arguments> ActionNotes::undoOf(const CommandStatus& status) const
{
    using namespace arguments;
    switch (status.verb) {
        case Verb::ChainPause:
            return ChainResume{};
        case Verb::ChainResume:
            return ChainPause{};
        case Verb::ChainDelete:
            return isHard(status) ? std::nullopt : std::optional<Arguments>(ChainRecover{});
        default:
            return std::nullopt;
    }
}

void ActionNotes::take(const CommandStatus& status)
{
    const auto waiting = m_waiting.find(status.request);
    if (waiting == m_waiting.end())
        return;
    if (waiting->isEmpty() || !isFinal(status.state))
        *waiting = nameOf(status.target);
    if (!isFinal(status.state))
        return;
    const QString name = m_waiting.take(status.request);
    BarMessage message;
    if (status.state == CommandState::Cancelled) {
        message.key = doneKey;
        message.brief = true;
        message.text = tr("%1: canceled.", "action").arg(verbText(status.verb, name));
        m_undo.reset();
        m_verb.reset();
        m_chains.clear();
        m_timer.start();
        Q_EMIT said(message);
        return;
    }
    if (status.state != CommandState::Done) {
        message.key = u"action/"_s + QLatin1String(signalbox::name(status.verb)) + QLatin1Char('/') + status.target;
        message.state = State::Error;
        message.what = tr("%1 failed:", "action").arg(verbText(status.verb, name));
        message.text = status.error ? engineWords(*status.error) : tr("The engine gave no reason. Check the log.");
        message.whole = true;
        Q_EMIT said(message);
        return;
    }
    m_undo = undoOf(status);
    if (m_verb != status.verb || !m_undo)
        m_chains.clear();
    m_alike = m_verb == status.verb ? m_alike + 1 : 1;
    m_verb = status.verb;
    if (!m_chains.contains(status.target))
        m_chains << status.target;
    message.key = doneKey;
    message.brief = true;
    message.state = State::Ok;
    message.text = doneText(status, name);
    if (status.verb == Verb::Verify) {
        message.whole = true;
        message.state = status.result.value(u"differences"_s).toInteger() > 0 ? State::Slow : State::Ok;
    }
    if (m_undo)
        message.actions.push_back({u"undo"_s, tr("Undo"), false, [this] { undo(); }});
    m_timer.start();
    Q_EMIT said(message);
}

void ActionNotes::undo()
{
    const auto action = std::exchange(m_undo, {});
    const QStringList chains = std::exchange(m_chains, {});
    m_verb.reset();
    m_timer.stop();
    Q_EMIT over(doneKey);
    for (const QString& caip2 : chains)
        if (m_engine && action)
            expect(m_engine->submit({*action, caip2, {}}));
}

}  // namespace signalbox::ui
