// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>

#include "shell/screen_registry.h"

class QStackedWidget;

namespace signalbox::ui {

class ChainActions;
class ChainPage;
class ChainsList;
class EmptyState;

/// "chains" shows the table of all chains, "chains/eip155:8453" the page of one chain or a message that the chain does
/// not exist.
class ChainsScreen : public Screen {
    Q_OBJECT
public:
    explicit ChainsScreen(ScreenContext* context, QWidget* parent = nullptr);

    QString title() const override;
    QList<QWidget*> headLeft() override;
    QList<QWidget*> headRight() override;
    QString breadcrumb() const override;
    QString breadcrumbAddress() const override;
    int headMark() const override;
    bool usesTimeRange() const override;
    void setEngine(Engine* engine) override;
    void setSnapshot(const SnapshotPtr& snapshot) override;
    void refresh() override;
    QWidget* findField() override;
    bool open(const QString& rest) override;
    QString address() const override;
    std::vector<PaletteCommand> commands() override;
    void watched(bool visible) override;
    void setNarrow(bool narrow) override;

private:
    bool onPage() const;
    bool onList() const;
    void showChain(const QString& caip2);
    void showPage();
    void sayMissing();
    void tellWatched();

    QStackedWidget* m_stack;
    ChainActions* m_actions;
    ChainsList* m_list;
    ChainPage* m_page;
    EmptyState* m_missing;
    QTimer m_patience;  ///< time for a newly added chain to appear in a snapshot
    QString m_shownTitle;
    bool m_visible = false;
};

/// The window's entry for this screen; its badge counts the stopped chains.
ScreenEntry chainsScreenEntry();
/// Opens the wizard, which goes to the page of the new chain after it was added.
void openAddChain(QWidget* parent, ScreenContext* context);

}  // namespace signalbox::ui
