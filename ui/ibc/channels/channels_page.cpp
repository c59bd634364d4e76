// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/channels/channels_page.h"

#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

#include "desk/desk.h"
#include "ibc/channels/channel_pane.h"
#include "language/engine_words.h"
#include "signalbox/literals.h"
#include "tables/column_fit.h"
#include "tables/data_table.h"
#include "theme/icon.h"
#include "widgets/button.h"

namespace signalbox::ui {

ChannelsPage::ChannelsPage(Desk* desk, QWidget* parent)
    : IbcPage(parent),
      m_model(new ChannelModel(this)),
      m_table(new DataTable(desk, u"ibc-channels"_s, tr("Channels"))),
      m_pane(new ChannelPane),
      m_splitter(new QSplitter(Qt::Horizontal)),
      m_check(makeButton(tr("Check all now"), ButtonKind::Normal, u"refresh"_s, ControlSize::Card))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 16);
    m_splitter->addWidget(m_table);
    m_splitter->addWidget(m_pane);
    m_splitter->setHandleWidth(12);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setSizes({820, 340});
    m_table->setMinimumWidth(360);
    m_pane->setMinimumWidth(260);
    desk->rememberSplitter(m_splitter, u"ibc/channels-splitter"_s);
    column->addWidget(m_splitter);
    m_table->setModel(m_model);
    m_table->setQuickFilter(tr("Filter channels"));
    m_table->setColumnChooser(true);
    m_table->head()->addRight(m_check);
    m_table->head()->setHeight(44);
    m_table->setCountLine(true);
    m_table->setLoading(true);
    new ColumnFit(m_table->view());
    m_pane->hide();
    m_table->setRowActions([this](QMenu* menu, const QList<int>& rows) {
        const ChannelRow* row = rows.size() == 1 ? m_model->at(rows.first()) : nullptr;
        if (!row)
            return;
        connect(menu->addAction(icon(u"refresh"_s), tr("Check now")), &QAction::triggered, this,
                [this, end = row->channel.a] { check(end.chainId, end.channel); });
        connect(menu->addAction(icon(u"search"_s), tr("Show packets")), &QAction::triggered, this,
                [this, end = row->channel.a] { Q_EMIT packetsWanted(end.chainId, end.channel); });
    });
    connect(m_check, &QPushButton::clicked, this, [this] { check({}, {}); });
    connect(m_table, &DataTable::currentRowChanged, this, [this] {
        showCurrent();
        Q_EMIT chosenChanged();
    });
    connect(m_pane, &ChannelPane::checkWanted, this, &ChannelsPage::check);
    connect(m_pane, &ChannelPane::packetsWanted, this, &ChannelsPage::packetsWanted);
    connect(m_pane, &DetailPane::closeRequested, this, [this] {
        m_pane->hide();
        m_table->view()->setFocus(Qt::OtherFocusReason);
    });
}

QWidget* ChannelsPage::findField()
{
    return m_table->filterField();
}

void ChannelsPage::engineChanged()
{
    for (LatestAnswer* answer : {&m_channelsAnswer, &m_checksAnswer, &m_checkAnswer})
        answer->drop();
    m_pane->setChecking(false);
    m_check->setEnabled(true);
}

void ChannelsPage::load()
{
    IbcQueries* ibc = queries();
    if (!ibc || !period().from.isValid())
        return;
    m_channelsAnswer.ask(
        ibc->channels(period().from, period().to), this, [this](const Expected<std::vector<IbcChannel>>& answer) {
            m_table->setLoading(false);
            m_table->setEmpty(
                answer ? tr("No channels are known yet. They are listed here once packets or channel "
                            "messages are indexed.")
                       : tr("The channels could not be read. %1 Press F5 to retry.").arg(engineWords(answer.error())));
            if (!answer)
                return Q_EMIT failed(answer.error());
            m_channels = *answer;
            merge();
            Q_EMIT loaded();
        });
    m_checksAnswer.ask(ibc->checks(), this, [this](const Expected<std::vector<ChannelCheck>>& answer) {
        if (!answer)
            return;
        m_checks = *answer;
        merge();
    });
}

void ChannelsPage::merge()
{
    m_model->setRows(ChannelModel::rowsOf(m_channels, m_checks));
    if (!m_wanted.isEmpty() && m_model->rowOf(m_wanted) >= 0)
        m_table->selectKey(std::exchange(m_wanted, {}));
    if (!m_pane->isHidden())
        showCurrent();
}

void ChannelsPage::showCurrent()
{
    const ChannelRow* row = m_model->at(m_table->currentRow());
    m_pane->setVisible(row != nullptr);
    if (row)
        m_pane->setRow(*row);
}

void ChannelsPage::choose(const QString& key)
{
    m_wanted = key;
    merge();
}

QString ChannelsPage::chosen() const
{
    const ChannelRow* row = m_model->at(m_table->currentRow());
    return row ? ChannelModel::keyOf(row->channel.a) : QString();
}

void ChannelsPage::check(const QString& chainId, const QString& channel)
{
    if (!queries())
        return;
    m_check->setEnabled(false);
    m_pane->setChecking(true);
    m_checkAnswer.ask(queries()->check(chainId, channel), this,
                      [this](const Expected<std::vector<ChannelCheck>>& answer) {
                          m_check->setEnabled(true);
                          m_pane->setChecking(false);
                          if (!answer)
                              return Q_EMIT refused(answer.error());
                          load();
                      });
}

void ChannelsPage::setSnapshot(const WorkspaceSnapshot& snapshot)
{
    m_model->setMarks(ibc::chainMarks(snapshot));
}

}  // namespace signalbox::ui
