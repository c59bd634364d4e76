// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <functional>

#include "models/latest_answer.h"
#include "signalbox/ibc_queries.h"
#include "widgets/card.h"

class QComboBox;
class QLineEdit;
class QListView;
class QPushButton;

namespace signalbox::ui {

class FilterChip;
class NoRows;
class PacketListModel;

/// Search for packets by sender, receiver, transaction, sequence or key, and the found ones, newest first. Asking again
/// keeps the selection.
class PacketSearch : public Card {
    Q_OBJECT
public:
    explicit PacketSearch(std::function<IbcQueries*()> queries, QWidget* parent = nullptr);

    void ask();   ///< again, for as many as are listed
    void drop();  ///< the answer that is on its way, and the rows
    void setText(const QString& text);
    QString text() const;
    void showStuck();
    void setChannel(const QString& chainId, const QString& channel);  ///< of the source; empty: all
    void setCurrent(const PacketKey& key);                            ///< selects it if it is listed
    QLineEdit* field() const { return m_field; }
    QListView* view() const { return m_view; }
    PacketListModel* model() const { return m_model; }

Q_SIGNALS:
    void chosen(const signalbox::PacketKey& key);
    void failed(const signalbox::Error& error);

private:
    void makeFoot();
    void connectParts();
    PacketFilter filter() const;
    void take(const Expected<PacketPage>& answer);
    void askMore();
    void askExport();
    void renewCount();

    std::function<IbcQueries*()> m_queries;
    PacketListModel* m_model;
    QLineEdit* m_field;
    QComboBox* m_state;
    Text* m_kind;
    FilterChip* m_channelChip;
    QString m_chainId, m_channel;
    QListView* m_view;
    NoRows* m_none;
    Text* m_count;
    Text* m_time;
    QPushButton* m_more;
    QPushButton* m_export;
    LatestAnswer m_answer;
    QTimer m_soon;
    qint64 m_next = 0, m_total = 0;
    bool m_fresh = true, m_setting = false;
};

/// What a text is searched as: "sequence", "transaction", "packet key", "address"; empty for no text.
QString searchKind(const QString& text);

}  // namespace signalbox::ui
