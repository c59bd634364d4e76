// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/screen_registry.h"
#include "signalbox/sync_queries.h"

class QBoxLayout;
class QPushButton;
class QStackedWidget;

namespace signalbox::ui {

class Card;
class BackfillOffers;
class EmptyState;
class MessageStack;
class SyncActions;
class SyncFilter;
class SyncHealth;
class SyncJobs;
class SyncLagCard;
class SyncModel;
class SyncPane;
class SyncPoll;
class SyncTiles;
class SyncView;
class Text;

/// Matrix of synced tables and Canopy chains: lag of the global tables, and actions on them.
class SyncScreen : public Screen {
    Q_OBJECT
public:
    explicit SyncScreen(ScreenContext* context, QWidget* parent = nullptr);

    QString title() const override;
    QList<QWidget*> headLeft() override;
    QList<QWidget*> headRight() override;
    bool usesTimeRange() const override { return true; }
    void setEngine(Engine* engine) override;
    void setSnapshot(const SnapshotPtr& snapshot) override;
    void refresh() override;
    bool open(const QString& rest) override;
    QString address() const override;
    std::vector<PaletteCommand> commands() override;
    StatusNote statusNote() const override;
    void watched(bool visible) override;
    void setNarrow(bool narrow) override;

private:
    QWidget* makeMatrixCard();
    void connectParts();
    void take(const SyncMatrix& matrix);
    void showChosen();
    void showOffers();
    void chooseWanted();
    void arrange();

    QStackedWidget* m_pages;
    QWidget* m_page;
    EmptyState* m_empty;
    Text* m_subtitle;
    QPushButton* m_resync;
    BackfillOffers* m_offers;
    MessageStack* m_bars;
    SyncTiles* m_tiles;
    SyncModel* m_model;
    SyncView* m_view;
    SyncFilter* m_filter;
    SyncActions* m_actions;
    SyncPoll* m_poll;
    Card* m_matrix;
    SyncPane* m_pane;
    SyncLagCard* m_chart;
    SyncJobs* m_jobs;
    SyncHealth* m_health;
    QBoxLayout* m_lower;
    std::pair<QString, QString> m_wanted;  ///< selected once the matrix is loaded
};

/// `engine`: asked for the badge of the rail; null while there is none.
ScreenEntry syncScreenEntry(std::function<Engine*()> engine = {});

}  // namespace signalbox::ui
