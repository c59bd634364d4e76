// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>

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
class Segments;
class SyncHealth;
class SyncJobs;
class SyncLagCard;
class SyncModel;
class SyncPane;
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
    void ask();
    void take(const Expected<SyncMatrix>& answer);
    void showSegments();
    void showChosen();
    void filter();
    void measure();
    void repair(const std::map<QString, QStringList>& tables);
    void repairChosen();
    void resync();
    void optimize();
    void showMenu(const QPoint& global);
    void arrange();
    const SyncCell* worstCell(const QString& caip2 = {}) const;  ///< worst cell, of this chain if given
    void chooseWorst(const QString& caip2 = {});
    void chooseWanted();
    void showOffers();
    std::map<QString, QStringList> chosen() const;  ///< nothing chosen: all chains; all tables of a chain: empty list

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
    Segments* m_segments;
    Card* m_matrix;
    SyncPane* m_pane;
    SyncLagCard* m_chart;
    SyncJobs* m_jobs;
    SyncHealth* m_health;
    QBoxLayout* m_lower;
    QTimer m_timer;
    quint64 m_ticket = 0, m_counting = 0;
    bool m_asking = false, m_checked = false;
    std::pair<QString, QString> m_wanted;  ///< selected once the matrix is loaded
};

/// `engine`: asked for the badge of the rail; null while there is none.
ScreenEntry syncScreenEntry(std::function<Engine*()> engine = {});

}  // namespace signalbox::ui
