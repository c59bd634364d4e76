// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "explorer/explorer_place.h"
#include "shell/screen.h"
#include "shell/screen_registry.h"

class QStackedWidget;

namespace signalbox::ui {

class EmptyState;
class FoundTable;
class FrontPanel;
class ObjectView;
class SearchBar;

/// Things by key on all Canopy chains: what each chain knows of it, side by side; of the chosen one everything that is
/// stored, its history, and what belongs to it. Its address is "explorer/account/KEY?chain=canopy:1&height=5".
class ExplorerScreen : public Screen {
    Q_OBJECT
public:
    explicit ExplorerScreen(ScreenContext* context, QWidget* parent = nullptr);

    QString title() const override { return tr("Explorer"); }
    void setEngine(Engine* engine) override;
    void setSnapshot(const SnapshotPtr& snapshot) override;
    void refresh() override;
    void watched(bool visible) override;
    QWidget* findField() override;
    bool open(const QString& rest) override;
    QString address() const override;
    std::vector<PaletteCommand> commands() override;
    void setNarrow(bool narrow) override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void listen();
    void lookUp(const QString& text, std::optional<Height> height);
    void go(const ExplorerPlace& place);
    void ask();
    void askAll(const QString& text);
    void askFront();
    void take(const ExplorerAnswer& answer);
    void showKinds(const ExplorerHits& hits);
    void showChain(int row);
    void showNotFound(const ExplorerAnswer& answer);
    void showError(const Error& error);
    void showNothing();
    void arrange();

    ExplorerPlace m_place;  ///< the object shown
    VisitHistory m_visits;
    std::optional<ExplorerAnswer> m_answer;
    quint64 m_ticket = 0;
    bool m_pending = false, m_filling = false;

    SearchBar* m_search;
    FoundTable* m_chains;
    QStackedWidget* m_stack;
    ObjectView* m_object;
    EmptyState* m_empty;
    FrontPanel* m_front;
};

ScreenEntry explorerScreenEntry();

}  // namespace signalbox::ui
