// SPDX-License-Identifier: GPL-3.0-or-later

#include "window_rows.h"

#include <QCoreApplication>

#include "engine/make_engine.h"
#include "models/chain_table_model.h"
#include "models/event_model.h"
#include "signalbox/literals.h"

namespace signalbox::test {

class WindowRows::Private {
public:
    std::unique_ptr<Workspace> workspace = engine::makeWorkspace();
    ui::ChainTableModel chains;
    ui::EventModel events{EventKind::Transfers};
    bool watching = false;
};

WindowRows::WindowRows(const QString& directory) : d(std::make_unique<Private>())
{
    QObject::connect(d->workspace.get(), &Workspace::passphraseNeeded, d->workspace.get(),
                     [this] { d->workspace->unlockSecrets(u"a passphrase for benches"_s); });
    QObject::connect(d->workspace.get(), &Workspace::stateChanged, d->workspace.get(), [this](WorkspaceState state) {
        if (state != WorkspaceState::Open || d->watching)
            return;
        d->watching = true;
        Engine* engine = d->workspace->engine();
        QObject::connect(engine, &Engine::snapshotChanged, &d->chains,
                         [this](const SnapshotPtr& snapshot) { d->chains.setSnapshot(*snapshot); });
        d->events.feed()->setEngine(engine);
    });
    d->workspace->open(directory);
}

WindowRows::~WindowRows()
{
    close();
}

bool WindowRows::isOpen() const
{
    return d->watching;
}

void WindowRows::turn()
{
    QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 1);
}

Height WindowRows::chainRow() const
{
    const ChainSnapshot* chain = d->chains.chain(0);
    return chain ? chain->stored.value_or(-1) : -1;
}

Height WindowRows::eventRow() const
{
    return d->events.rowCount() > 0 ? d->events.row(0).cells.value("block"_L1).toInteger(-1) : -1;
}

void WindowRows::watchEvents(const QString& caip2)
{
    EventQuery query;
    query.caip2 = caip2;
    d->events.feed()->ask(query, std::nullopt);
}

bool WindowRows::close()
{
    if (!d->workspace)
        return true;
    d->events.feed()->setEngine(nullptr);
    d->workspace->close();
    QElapsedTimer clock;
    clock.start();
    while (d->workspace->state() != WorkspaceState::Closed && clock.elapsed() < 20'000)
        turn();
    const bool closed = d->workspace->state() == WorkspaceState::Closed;
    d->workspace.reset();
    return closed;
}

}  // namespace signalbox::test
