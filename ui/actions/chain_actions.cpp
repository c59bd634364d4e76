// SPDX-License-Identifier: GPL-3.0-or-later

#include "actions/chain_actions.h"

#include <QMenu>

#include "actions/action_notes.h"
#include "actions/action_sheets.h"
#include "actions/verify_sheet.h"
#include "theme/icon.h"

namespace signalbox::ui {

ChainActions::ChainActions(std::function<Engine*()> engine, QWidget* window)
    : QObject(window), m_engine(std::move(engine)), m_window(window)
{
}

const ChainSnapshot* ChainActions::chain(const QString& caip2)
{
    Engine* engine = m_engine();
    m_held = engine ? engine->snapshot() : nullptr;
    return m_held ? m_held->chain(caip2) : nullptr;
}

void ChainActions::send(const Command& command)
{
    if (Engine* engine = m_engine()) {
        const QUuid request = engine->submit(command);
        ActionNotes::expectIn(m_window, request);
        Q_EMIT sent(request, command.target);
    }
}

void ChainActions::sendAll(const Arguments& action, const QStringList& chains)
{
    const Verb verb = verbOf(action);
    for (const QString& caip2 : chains) {
        const ChainSnapshot* about = chain(caip2);
        if (!about || (verb == Verb::ChainPause && !canPause(*about)) ||
            (verb == Verb::ChainResume && !canResume(*about)) || (verb == Verb::RetryNow && !about->failure))
            continue;
        send(action, caip2);
    }
}

void ChainActions::reindex(const QString& caip2, std::optional<Interval> range)
{
    if (const ChainSnapshot* about = chain(caip2))
        openReindexSheet(m_engine(), *about, range, m_window->window(),
                         [this](const Command& command) { send(command); });
}

void ChainActions::reindexAll(const QStringList& chains)
{
    if (chains.isEmpty())
        return;
    const QStringList rest = chains.mid(1);
    if (const ChainSnapshot* about = chain(chains.first()))
        openReindexSheet(m_engine(), *about, {}, m_window->window(), [this, rest](const Command& command) {
            send(command);
            QMetaObject::invokeMethod(
                this, [this, rest] { reindexAll(rest); }, Qt::QueuedConnection);
        });
}

void ChainActions::rewind(const QString& caip2)
{
    if (const ChainSnapshot* about = chain(caip2))
        openRewindSheet(m_engine(), *about, m_window->window(), [this](const Command& command) { send(command); });
}

void ChainActions::verify(const QString& caip2)
{
    if (const ChainSnapshot* about = chain(caip2))
        openVerifySheet(*about, m_window->window(), [this](const Command& command) { send(command); });
}

void ChainActions::resync(const QString& caip2)
{
    if (const ChainSnapshot* about = chain(caip2))
        openResyncSheet(m_engine(), *about, m_window->window(), [this](const Command& command) { send(command); });
}

void ChainActions::remove(const QStringList& chains)
{
    if (chains.isEmpty())
        return;
    const QStringList rest = chains.mid(1);
    if (const ChainSnapshot* about = chain(chains.first())) {
        openDeleteSheet(m_engine(), *about, m_window->window(), [this, rest](const Command& command) {
            send(command);
            QMetaObject::invokeMethod(
                this, [this, rest] { remove(rest); }, Qt::QueuedConnection);
        });
    }
}

void ChainActions::removeEndpoint(const QString& caip2, const EndpointSnapshot& endpoint)
{
    if (const ChainSnapshot* about = chain(caip2))
        openRemoveEndpointSheet(*about, endpoint, m_window->window(),
                                [this](const Command& command) { send(command); });
}

void ChainActions::removeStream(const QString& caip2, const StreamSnapshot& stream)
{
    if (const ChainSnapshot* about = chain(caip2))
        openRemoveStreamSheet(m_engine(), *about, stream, m_window->window(),
                              [this](const Command& command) { send(command); });
}

bool ChainActions::canPause(const ChainSnapshot& chain)
{
    return chain.state != ChainState::Paused && chain.state != ChainState::Deleting &&
           chain.state != ChainState::Deleted;
}

bool ChainActions::canResume(const ChainSnapshot& chain)
{
    return chain.state == ChainState::Paused;
}

std::vector<ChainActions::Item> ChainActions::items(const QStringList& ids)
{
    QStringList pausable, resumable, failing, deleted, present, copied;
    for (const QString& id : ids) {
        const ChainSnapshot* about = chain(id);
        if (!about || about->state == ChainState::Deleting)
            continue;
        if (about->state == ChainState::Deleted) {
            deleted << id;
            continue;
        }
        present << id;
        if (canResume(*about))
            resumable << id;
        else if (canPause(*about))
            pausable << id;
        if (about->failure)
            failing << id;
        if (about->has(Feature::GlobalTables))
            copied << id;
    }
    const QStringList removable = present + deleted;
    std::vector<Item> all;
    const auto add = [&](const QStringList& chains, Group group, const char* iconName, const QString& text,
                         const QString& sentence, const std::function<void(const QStringList&)>& run) {
        if (!chains.isEmpty())
            all.push_back({group, QLatin1String(iconName), text, sentence, [run, chains] { run(chains); }});
    };
    const auto each = [this](Arguments action) {
        return [this, action](const QStringList& chains) { sendAll(action, chains); };
    };
    add(pausable, Group::Plain, "pause", tr("Pause"), tr("Pause %1", "chain"), each(arguments::ChainPause{}));
    add(resumable, Group::Plain, "play", tr("Resume"), tr("Resume %1", "chain"), each(arguments::ChainResume{}));
    add(failing, Group::Plain, "refresh", tr("Retry now"), tr("Retry %1 now", "chain"), each(arguments::RetryNow{}));
    add(present, Group::Plain, "search", tr("Check for gaps"), tr("Check %1 for gaps", "chain"),
        each(arguments::ScanGaps{}));
    add(present, Group::Plain, "gap", tr("Fill gaps"), tr("Fill gaps of %1", "chain"), each(arguments::FillGaps{}));
    add(deleted, Group::Plain, "undo", tr("Recover"), tr("Recover %1", "chain"), each(arguments::ChainRecover{}));
    add(present, Group::Asking, "refresh", tr("Reindex range…"), tr("Reindex a range of %1", "chain"),
        [this](const QStringList& chains) { reindexAll(chains); });
    if (present.size() == 1) {
        add(copied, Group::Asking, "refresh", tr("Resync global tables…"),
            tr("Resync %1 in the global tables", "chain"),
            [this](const QStringList& chains) { resync(chains.first()); });
        if (copied.isEmpty())
            add(present, Group::Asking, "search", tr("Verify…"), tr("Verify %1", "chain"),
                [this](const QStringList& chains) { verify(chains.first()); });
        add(present, Group::Asking, "rewind", tr("Rewind to block…"), tr("Rewind %1 to a block", "chain"),
            [this](const QStringList& chains) { rewind(chains.first()); });
    }
    add(removable, Group::Danger, "trash", tr("Delete chain…"), tr("Delete %1", "chain"),
        [this](const QStringList& chains) { remove(chains); });
    return all;
}

void ChainActions::fillMenu(QMenu* menu, const QStringList& ids)
{
    std::optional<Group> group;
    for (const Item& item : items(ids)) {
        if (group && *group != item.group)
            menu->addSeparator();
        group = item.group;
        const bool danger = item.group == Group::Danger;
        QAction* action = menu->addAction(icon(item.icon, danger ? Ink::Error : Ink::Text), item.text);
        action->setProperty("danger", danger);
        QObject::connect(action, &QAction::triggered, this, item.run);
    }
}

}  // namespace signalbox::ui
