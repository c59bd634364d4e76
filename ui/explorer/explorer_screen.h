// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "explorer/explorer_models.h"
#include "shell/screen.h"
#include "shell/screen_registry.h"

class QSplitter;
class QStackedWidget;
class QPlainTextEdit;

namespace signalbox::ui {

class Card;
class DataTable;
class EmptyState;
class FactsPanel;
class FrontPanel;
class ListPanel;
class SearchBar;
class Segments;
class TrendChart;

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
    /// The object shown; its kind is unset until the text is identified.
    struct Place {
        std::optional<ExplorerKind> kind;
        QString key, chain;
        std::optional<Height> height;
        QString address() const;
        bool operator==(const Place&) const = default;
    };
    static std::optional<Place> place(const QString& rest);

    void lookUp(const QString& text, std::optional<Height> height);
    void go(const Place& place);
    void ask();
    void askAll(const QString& text);
    void take(const ExplorerAnswer& answer);
    void takeHits(const ExplorerHits& hits);
    void showKinds(const ExplorerHits& hits);
    void showError(const Error& error);
    void showChain(int row);
    void showNothing();
    void askFront();
    void askTrend(const ExplorerChain& chain);
    void renewSteps();
    void arrange();

    Place m_place;
    std::vector<Place> m_visited;
    int m_visit = -1;
    std::optional<ExplorerAnswer> m_answer;
    std::vector<ExplorerHits::Hit> m_hits;
    QString m_hitsOf;
    quint64 m_ticket = 0, m_trendTicket = 0;
    bool m_pending = false, m_filling = false;

    SearchBar* m_search;
    Segments* m_kinds;
    DataTable* m_chains;
    FoundChains* m_found = nullptr;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QSplitter* m_splitter;
    FrontPanel* m_front;
    FactsPanel* m_facts;
    Card* m_trendCard;
    TrendChart* m_trend;
    ListPanel* m_list;
    Card* m_whole;
    QPlainTextEdit* m_wholeText;
    QWidget* m_results;
};

ScreenEntry explorerScreenEntry();

}  // namespace signalbox::ui
