// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <array>

#include "shell/screen_registry.h"
#include "signalbox/clearing_queries.h"
#include "signalbox/ibc_queries.h"

class QStackedWidget;

namespace signalbox::ui {

class ChannelsPage;
class ClearingPage;
class EmptyState;
class IbcOverviewPage;
class IbcPage;
class LiveButton;
class MessageStack;
class PacketsPage;
class PeriodButton;
class RelayersPage;
class RulesPage;
class Segments;
class StateChip;
class Text;

/// Packets between the Cosmos chains of the workspace. Addresses: overview, overview?stuck, packets, packets?q=TEXT,
/// packets?stuck, packets?chain=ID&channel=ID, packets/CHAIN/PORT/CHANNEL/SEQUENCE, channels,
/// channels/CHAIN/PORT/CHANNEL, relayers, clearing, clearing/ID, rules.
class IbcScreen : public Screen {
    Q_OBJECT
public:
    struct Pages {
        IbcOverviewPage* overview;
        PacketsPage* packets;
        ChannelsPage* channels;
        RelayersPage* relayers;
        ClearingPage* clearing;
        RulesPage* rules;
    };

    explicit IbcScreen(ScreenContext* context, QWidget* parent = nullptr);

    QString title() const override;
    QList<QWidget*> headLeft() override;
    QList<QWidget*> headRight() override;
    QString breadcrumb() const override;
    QString breadcrumbAddress() const override;
    void setEngine(Engine* engine) override;
    void setSnapshot(const SnapshotPtr& snapshot) override;
    void refresh() override;
    QWidget* findField() override;
    bool open(const QString& rest) override;
    QString address() const override;
    std::vector<PaletteCommand> commands() override;
    QStringList unsaved() const override;
    void saveAll(const std::function<void(bool saved)>& answer) override;
    void watched(bool visible) override;
    void setNarrow(bool narrow) override;

    const Pages& pages() const { return m_pages; }
    PeriodButton* period() const { return m_period; }

private:
    void makeHead();
    void connectPages();
    void showPage(const QString& id);
    void renewHead();
    void renewEmpty();
    void openClearing(const ClearingRequest& request);
    std::array<std::pair<QString, IbcPage*>, 6> all() const;

    Pages m_pages;
    QString m_current;
    QStackedWidget* m_outer;
    QStackedWidget* m_stack;
    MessageStack* m_bars;
    EmptyState* m_empty;
    Segments* m_tabs;
    Text* m_key;
    StateChip* m_chip;
    QWidget* m_copy;
    PeriodButton* m_period;
    LiveButton* m_live;
    QTimer m_clock;
};

/// `engine`: null while there is none. Shown if the engine has IBC.
ScreenEntry ibcScreenEntry(std::function<Engine*()> engine = {});

}  // namespace signalbox::ui
