// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ibc/ibc_page.h"
#include "ibc/model/ibc_words.h"

class QSplitter;
class QStackedWidget;

namespace signalbox::ui {

class Desk;
class EmptyState;
class PacketSearch;
class PacketView;

/// Search for packets at the left, the opened one at the right.
class PacketsPage : public IbcPage {
    Q_OBJECT
public:
    explicit PacketsPage(Desk* desk, QWidget* parent = nullptr);

    void load() override;
    void setSnapshot(const WorkspaceSnapshot& snapshot) override;
    void setNarrow(bool narrow) override;
    QWidget* findField() override;

    void open(const std::optional<PacketKey>& key);  ///< none: the list alone
    void search(const QString& text);
    void showStuck();
    void showChannel(const QString& chainId, const QString& channel);
    const std::optional<PacketKey>& opened() const { return m_key; }
    const PacketDetail* detail() const;  ///< of the opened packet; null until it is known
    PacketSearch* found() const { return m_search; }
    PacketView* view() const { return m_view; }

Q_SIGNALS:
    void openedChanged();
    void detailChanged();  ///< state of the opened packet
    void clearWanted(const signalbox::ClearingRequest& request);

protected:
    void engineChanged() override;

private:
    void askDetail();

    QSplitter* m_splitter;
    PacketSearch* m_search;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    PacketView* m_view;
    std::optional<PacketKey> m_key;
    LatestAnswer m_answer;
    bool m_known = false;
};

}  // namespace signalbox::ui
