// SPDX-License-Identifier: GPL-3.0-or-later

#include <QElapsedTimer>
#include <QJsonArray>
#include <map>

#include "cli/commands.h"
#include "cli/context.h"
#include "cli/print.h"
#include "signalbox/json.h"
#include "signalbox/literals.h"

namespace signalbox::cli {

namespace {

using Kind = OptionSpec::Kind;

/// Tracks the chains of a run. The goal of each chain is set when its head is first seen.
class Progress {
public:
    Progress(const Context& context, QStringList only) : m_context(context), m_only(std::move(only))
    {
        m_clock.start();
    }

    bool wanted(const ChainSnapshot& chain) const
    {
        if (chain.state == ChainState::Deleted || chain.state == ChainState::Deleting)
            return false;
        return m_only.isEmpty() || m_only.contains(chain.caip2) || m_only.contains(chain.name, Qt::CaseInsensitive);
    }

    void look(const WorkspaceSnapshot& snapshot)
    {
        m_open = 0;
        m_stuck.reset();
        const bool diskIsLow = snapshot.failure.has_value();  // pauses every chain, and not by the operator
        for (const ChainSnapshot& chain : snapshot.chains) {
            if (!wanted(chain) || (chain.state == ChainState::Paused && !diskIsLow))
                continue;
            // A head from an earlier run is not a goal.
            const bool answered =
                chain.live && chain.head && (!chain.headSeenAt.isValid() || chain.headSeenAt >= m_begun);
            if (answered && !m_goals.contains(chain.caip2))
                m_goals[chain.caip2] = std::min(*chain.head, chain.end.value_or(*chain.head));
            const auto goal = m_goals.find(chain.caip2);
            const bool unchecked = chain.logChecks && chain.logChecks->uncheckedBlocks > 0;
            const bool settled = goal == m_goals.end() || !chain.settled || *chain.settled >= goal->second;
            const bool synced = goal != m_goals.end() && !unchecked &&
                                (goal->second < chain.start || (chain.indexed.value_or(-1) >= goal->second && settled));
            if (!synced)
                ++m_open;
            if (!synced && chain.failure && chain.failure->error.code == "REORG_TOO_DEEP"_L1)
                m_stuck = chain.failure->error;
        }
    }

    bool synced() const { return m_open == 0; }
    const std::optional<Error>& stuck() const { return m_stuck; }

    /// Reported immediately and once: while the database is away, the chains show their last known state.
    void reportDatabase(const WorkspaceSnapshot& snapshot)
    {
        const bool away = snapshot.engine == EngineState::DatabaseAway && snapshot.failure;
        if (away == m_away)
            return;
        m_away = away;
        QJsonObject object{{u"event"_s, u"database"_s}, {u"state"_s, away ? u"away"_s : u"back"_s}};
        if (away) {
            object.insert(u"since"_s, snapshot.failure->since.toString(Qt::ISODateWithMs));
            object.insert(u"error"_s, toJson(snapshot.failure->error));
        }
        m_context.out.object(object);
        m_context.out.note(away ? snapshot.failure->error.text() : u"The database is available again."_s);
    }

    void print(const WorkspaceSnapshot& snapshot)
    {
        if (m_said.isValid() && m_said.elapsed() < 1'000)
            return;
        m_said.start();
        for (const ChainSnapshot& chain : snapshot.chains) {
            if (!wanted(chain))
                continue;
            QJsonObject object = toJson(chain);
            for (const char* key : {"covered", "inFlight", "endpoints", "streams"})
                object.remove(QLatin1String(key));
            object.insert(u"event"_s, u"status"_s);
            m_context.out.object(object);
            QString line = chainRow(chain).mid(1, 6).join(u"  "_s);
            if (chain.rowsPerSecond > 0)
                line += u"  %1 rows/s"_s.arg(grouped(qint64(chain.rowsPerSecond)));
            if (chain.remainingSeconds)
                line += u"  %1 left"_s.arg(durationText(*chain.remainingSeconds));
            if (chain.failure)
                line += u"  "_s + chain.failure->error.text();
            QString& before = m_lines[chain.caip2];
            if (line != before)
                m_context.out.note(line);
            before = line;
        }
    }

    QJsonObject summary(const WorkspaceSnapshot& snapshot) const
    {
        QJsonArray chains;
        for (const ChainSnapshot& chain : snapshot.chains) {
            if (!wanted(chain))
                continue;
            QJsonObject entry{{u"caip2"_s, chain.caip2}, {u"state"_s, QLatin1String(name(chain.state))}};
            if (chain.head)
                entry.insert(u"head"_s, *chain.head);
            if (chain.indexed)
                entry.insert(u"indexed"_s, *chain.indexed);
            if (const auto goal = m_goals.find(chain.caip2); goal != m_goals.end())
                entry.insert(u"goal"_s, goal->second);
            chains.append(entry);
        }
        return {{u"event"_s, u"synced"_s}, {u"seconds"_s, double(m_clock.elapsed()) / 1000.0}, {u"chains"_s, chains}};
    }

private:
    const Context& m_context;
    QStringList m_only;
    std::map<QString, Height> m_goals;
    std::map<QString, QString> m_lines;
    std::optional<Error> m_stuck;
    QElapsedTimer m_clock, m_said;
    QDateTime m_begun = QDateTime::currentDateTimeUtc();
    int m_open = 1;
    bool m_away = false;
};

int run(Context& context)
{
    const bool untilSynced = context.args.has("until-synced");
    EngineOptions options;
    options.chains = context.args.list("chain");
    const auto opened = context.engine(options);
    if (!opened)  // interrupted while opening: a normal stop
        return context.isInterrupted() && !untilSynced ? 0 : context.finish(opened.error());
    Engine* engine = *opened;
    for (const QString& word : options.chains)
        if (const auto chain = context.chain(word); !chain)
            return context.finish(chain.error());
    if (engine->snapshot()->chains.empty() && untilSynced)
        return context.finish(
            Error::make(ErrorKind::NotFound, "NO_CHAINS",
                        Message(u"This workspace has no chains. Add one: signalbox-cli chain add --help."_s)));
    context.out.note(u"Running. Press Ctrl+C to stop."_s);

    Progress progress(context, options.chains);
    const auto over = context.waitUntil([&] {
        const SnapshotPtr snapshot = engine->snapshot();
        if (snapshot->engine == EngineState::Running)
            progress.look(*snapshot);
        progress.reportDatabase(*snapshot);
        progress.print(*snapshot);
        return untilSynced && ((snapshot->engine == EngineState::Running && progress.synced()) || progress.stuck());
    });
    if (!over)
        return untilSynced ? context.finish(over.error()) : 0;
    if (progress.stuck())
        return context.finish(*progress.stuck());
    context.out.object(progress.summary(*engine->snapshot()));
    context.out.line(u"Synced."_s);
    return 0;
}

int runStatus(Context& context)
{
    const QString one = context.args.at(0);
    if (!one.isEmpty()) {
        const auto chain = context.chain(one);
        if (!chain)
            return context.finish(chain.error());
        context.out.object(toJson(*chain));
        printChain(context.out, *chain);
        return 0;
    }
    const auto engine = context.engine();
    if (!engine)
        return context.finish(engine.error());
    const SnapshotPtr snapshot = (*engine)->snapshot();
    bool held = false;
    std::vector<QStringList> rows;
    for (const ChainSnapshot& chain : snapshot->chains) {
        held |= !chain.holder.isEmpty();
        rows.push_back(chainRow(chain));
    }
    QJsonObject object = toJson(*snapshot);
    // This command's own engine does not index; report whether another one does.
    object.insert(u"engine"_s, held ? u"running"_s : u"closed"_s);
    context.out.object(object);
    context.out.table(chainHead(), rows, {3, 4, 5, 6});
    context.out.note(u"Engine: %1 · database %2 · free disk space %3 · unread alerts %4"_s
                         .arg(held ? u"running"_s : u"not running"_s, bytesText(snapshot->databaseBytes),
                              bytesText(snapshot->diskFreeBytes))
                         .arg(snapshot->unreadAlerts));
    return 0;
}

}  // namespace

std::vector<CommandSpec> runCommands()
{
    return {
        {{u"run"_s},
         "",
         "index all chains or selected ones until stopped",
         {{"chain", Kind::List, "C", "only this chain. May be repeated"},
          {"until-synced", Kind::Flag, "", "exit with code 0 when the head seen at the start is reached"}},
         "signalbox-cli run\nsignalbox-cli run --chain eip155:1 --until-synced --json",
         run},
        {{u"status"_s},
         "[C]",
         "show state, lag and rate of all chains or of one",
         {},
         "signalbox-cli status\nsignalbox-cli status Base --json",
         runStatus},
    };
}

}  // namespace signalbox::cli
