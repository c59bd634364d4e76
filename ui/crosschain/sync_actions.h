// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>

#include "crosschain/sync_sheets.h"
#include "shell/screen.h"

namespace signalbox::ui {

class SyncModel;
class SyncView;

/// The actions on the selected cells of the matrix, and their menu. Without a selection, resync and optimize are for
/// all chains. Sheets are opened over the window of `screen`.
class SyncActions : public QObject {
    Q_OBJECT
public:
    SyncActions(const SyncModel* model, const SyncView* view, QWidget* screen);

    void setEngine(Engine* engine) { m_engine = engine; }
    void resync();
    void optimize();
    void repair(const SyncChoice& tables);
    void repairChosen();  ///< those of the selected cells that a repair can correct
    void count();         ///< rows of the one selected cell
    void showMenu(const QPoint& globalPos);
    /// For the palette: `show` goes to the screen first.
    std::vector<PaletteCommand> commands(const QString& hint, const std::function<void()>& show);

Q_SIGNALS:
    void counting(bool runs);
    void counted();
    void chainWanted(const QString& caip2);

private:
    SyncChoice chosen() const;
    SyncChoice curable() const;
    void send(const Command& command);

    const SyncModel* m_model;
    const SyncView* m_view;
    QWidget* m_screen;
    QPointer<Engine> m_engine;
    quint64 m_ticket = 0;
};

}  // namespace signalbox::ui
