#include "chains/chain_levers.h"

#include <QMenu>

#include "chains/lever_sheets.h"
#include "theme/icon.h"

namespace signalbox::ui {

ChainLevers::ChainLevers(std::function<Engine*()> engine, QWidget* window)
    : QObject(window), m_engine(std::move(engine)), m_window(window)
{
}

const ChainSnapshot* ChainLevers::chain(const QString& caip2)
{
    Engine* engine = m_engine();
    m_held = engine ? engine->snapshot() : nullptr;
    return m_held ? m_held->chain(caip2) : nullptr;
}

void ChainLevers::submit(Command command)
{
    if (Engine* engine = m_engine()) {
        const QUuid request = engine->submit(command);
        Q_EMIT sent(request, command.target);
    }
}

void ChainLevers::send(Verb verb, const QString& caip2, const QJsonObject& args)
{
    Command command;
    command.verb = verb;
    command.target = caip2;
    command.args = args;
    submit(command);
}

void ChainLevers::sendAll(Verb verb, const QStringList& chains)
{
    for (const QString& caip2 : chains) {
        const ChainSnapshot* about = chain(caip2);
        if (!about || (verb == Verb::ChainPause && !canPause(*about)) ||
            (verb == Verb::ChainResume && !canResume(*about)) || (verb == Verb::RetryNow && !about->trouble))
            continue;
        send(verb, caip2);
    }
}

void ChainLevers::reindex(const QString& caip2, std::optional<Interval> range)
{
    if (const ChainSnapshot* about = chain(caip2))
        openReindexSheet(m_engine(), *about, range, m_window->window(),
                         [this](const Command& command) { submit(command); });
}

void ChainLevers::rewind(const QString& caip2)
{
    if (const ChainSnapshot* about = chain(caip2))
        openRewindSheet(m_engine(), *about, m_window->window(), [this](const Command& command) { submit(command); });
}

void ChainLevers::resync(const QString& caip2)
{
    if (const ChainSnapshot* about = chain(caip2))
        openResyncSheet(m_engine(), *about, m_window->window(), [this](const Command& command) { submit(command); });
}

void ChainLevers::remove(const QStringList& chains)
{
    if (chains.isEmpty())
        return;
    const QStringList rest = chains.mid(1);
    if (const ChainSnapshot* about = chain(chains.first())) {
        openDeleteSheet(m_engine(), *about, m_window->window(), [this, rest](const Command& command) {
            submit(command);
            QMetaObject::invokeMethod(
                this, [this, rest] { remove(rest); }, Qt::QueuedConnection);
        });
    }
}

void ChainLevers::removeEndpoint(const QString& caip2, const EndpointSnapshot& endpoint)
{
    if (const ChainSnapshot* about = chain(caip2))
        openRemoveEndpointSheet(*about, endpoint, m_window->window(),
                                [this](const Command& command) { submit(command); });
}

void ChainLevers::removeStream(const QString& caip2, const StreamSnapshot& stream)
{
    if (const ChainSnapshot* about = chain(caip2))
        openRemoveStreamSheet(m_engine(), *about, stream, m_window->window(),
                              [this](const Command& command) { submit(command); });
}

bool ChainLevers::canPause(const ChainSnapshot& chain)
{
    return chain.state != ChainState::Paused && chain.state != ChainState::Deleting &&
           chain.state != ChainState::Deleted;
}

bool ChainLevers::canResume(const ChainSnapshot& chain)
{
    return chain.state == ChainState::Paused;
}

void ChainLevers::fillMenu(QMenu* menu, const QStringList& ids)
{
    QStringList pausable, resumable, failing, deleted, present;
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
        if (about->trouble)
            failing << id;
    }
    const auto add = [&](const QString& iconName, const QString& text, const std::function<void()>& run) {
        QObject::connect(menu->addAction(icon(iconName), text), &QAction::triggered, this, run);
    };
    if (!pausable.isEmpty())
        add(QStringLiteral("pause"), tr("Pause"), [this, pausable] { sendAll(Verb::ChainPause, pausable); });
    if (!resumable.isEmpty())
        add(QStringLiteral("play"), tr("Resume"), [this, resumable] { sendAll(Verb::ChainResume, resumable); });
    if (!failing.isEmpty())
        add(QStringLiteral("refresh"), tr("Try now"), [this, failing] { sendAll(Verb::RetryNow, failing); });
    if (!present.isEmpty()) {
        add(QStringLiteral("search"), tr("Check for gaps"), [this, present] { sendAll(Verb::ScanGaps, present); });
        add(QStringLiteral("gap"), tr("Fill gaps"), [this, present] { sendAll(Verb::FillGaps, present); });
    }
    if (!deleted.isEmpty())
        add(QStringLiteral("undo"), tr("Recover"), [this, deleted] { sendAll(Verb::ChainRecover, deleted); });
    if (present.size() == 1) {
        menu->addSeparator();
        add(QStringLiteral("refresh"), tr("Reindex range…"), [this, id = present.first()] { reindex(id); });
        if (present.first().startsWith(QStringLiteral("canopy:")))
            add(QStringLiteral("refresh"), tr("Resync with all chains…"), [this, id = present.first()] { resync(id); });
        add(QStringLiteral("rewind"), tr("Rewind to block…"), [this, id = present.first()] { rewind(id); });
    }
    const QStringList removable = present + deleted;
    if (!removable.isEmpty()) {
        menu->addSeparator();
        QAction* remove = menu->addAction(icon(QStringLiteral("trash"), Ink::Error), tr("Delete chain…"));
        remove->setProperty("danger", true);
        connect(remove, &QAction::triggered, this, [this, removable] { this->remove(removable); });
    }
}

}  // namespace signalbox::ui
