// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/rules/threshold_sheet.h"

#include <QComboBox>
#include <QLineEdit>
#include <QRegularExpression>

#include "ibc/model/ibc_words.h"
#include "ibc/rules/age_text.h"
#include "signalbox/literals.h"
#include "theme/style.h"

namespace signalbox::ui {

namespace {

constexpr qint64 mostAge = 10LL * 365 * 86'400;

QString channelEntry(const StuckThreshold& row)
{
    return row.port.isEmpty() || row.port == "transfer"_L1 ? row.channel : row.port + u'/' + row.channel;
}

}  // namespace

ThresholdSheet::ThresholdSheet(Engine* engine, const StuckThreshold& row, bool isStored, const RuleChains& chains,
                               QWidget* window)
    : RuleSheet(engine, isStored ? tr("Edit thresholds") : tr("Add thresholds"), window),
      m_stored(isStored),
      m_chain(new QComboBox),
      m_channel(new QLineEdit(channelEntry(row))),
      m_stuck(new QLineEdit(ibc::ageText(row.stuckSeconds))),
      m_critical(new QLineEdit(ibc::ageText(row.criticalSeconds)))
{
    setObjectName(u"thresholdSheet"_s);
    m_chain->addItem(tr("all chains"), QString());
    for (const auto& [id, name] : chains)
        m_chain->addItem(ibc::briefText(name, 40), id);
    if (m_chain->findData(row.chainId) < 0)
        m_chain->addItem(ibc::briefText(row.chainId, 40), row.chainId);
    m_chain->setCurrentIndex(m_chain->findData(row.chainId));
    m_channel->setPlaceholderText(tr("all channels"));
    m_channel->setMaxLength(200);
    addField(tr("Sending chain"), m_chain);
    addField(
        tr("Channel"), m_channel,
        isStored ? QString() : tr("Such as channel-0, or with its port: transfer/channel-0. Empty: all channels."));
    addField(tr("Stuck after"), m_stuck);
    addField(tr("Critical after"), m_critical,
             tr("Such as 15 min, 90 s or 1 h 30 min. The most specific row applies to a packet."));
    m_chain->setEnabled(!isStored);
    m_channel->setEnabled(!isStored);
    connect(m_chain, &QComboBox::currentIndexChanged, this, &ThresholdSheet::edited);
    for (QLineEdit* field : {m_channel, m_stuck, m_critical})
        connect(field, &QLineEdit::textChanged, this, &ThresholdSheet::edited);
    begin();
    (isStored ? m_stuck : m_channel)->setFocus(Qt::OtherFocusReason);
}

QString ThresholdSheet::subject() const
{
    const QString channel = m_channel->text().trimmed();
    return channel.isEmpty() ? m_chain->currentText()
                             : format::list({m_chain->currentText(), ibc::briefText(channel, 60)});
}

StuckThreshold ThresholdSheet::entries() const
{
    StuckThreshold row;
    row.chainId = m_chain->currentData().toString();
    const QString channel = m_channel->text().trimmed();
    if (!channel.isEmpty()) {
        row.port = channel.contains(u'/') ? channel.section(u'/', 0, -2) : u"transfer"_s;
        row.channel = channel.section(u'/', -1);
    }
    row.stuckSeconds = ibc::secondsOf(m_stuck->text()).value_or(-1);
    row.criticalSeconds = ibc::secondsOf(m_critical->text()).value_or(-1);
    return row;
}

QStringList ThresholdSheet::state() const
{
    return {m_chain->currentData().toString(), m_channel->text().trimmed(), m_stuck->text().trimmed(),
            m_critical->text().trimmed()};
}

QString ThresholdSheet::refusal() const
{
    static const QRegularExpression name(u"^[a-zA-Z0-9._+\\-#\\[\\]<>]{2,128}$"_s);
    const StuckThreshold row = entries();
    const bool badEnd =
        !row.channel.isEmpty() && (!name.match(row.channel).hasMatch() || !name.match(row.port).hasMatch());
    setFieldCheck(m_channel, badEnd ? FieldCheck::Refused : FieldCheck::None);
    setFieldCheck(m_stuck, row.stuckSeconds < 1 ? FieldCheck::Refused : FieldCheck::None);
    setFieldCheck(m_critical,
                  row.criticalSeconds < std::max<qint64>(1, row.stuckSeconds) || row.criticalSeconds > mostAge
                      ? FieldCheck::Refused
                      : FieldCheck::None);
    if (badEnd)
        return tr("Enter a channel such as channel-0, or with its port: transfer/channel-0.");
    if (!row.channel.isEmpty() && row.chainId.isEmpty())
        return tr("Select the sending chain of %1.").arg(ibc::briefText(row.channel, 40));
    if (row.stuckSeconds < 1 || row.criticalSeconds < 1)
        return tr("Enter an age such as 15 min, 90 s or 1 h 30 min.");
    if (row.criticalSeconds < row.stuckSeconds)
        return tr("The critical age is at least the stuck age.");
    if (row.criticalSeconds > mostAge)
        return tr("The critical age is at most 10 years.");
    return {};
}

QFuture<Expected<Done>> ThresholdSheet::store(IbcRules& rules)
{
    return rules.setThreshold(entries());
}

}  // namespace signalbox::ui
