// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/rules/denom_price_sheet.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QRegularExpression>
#include <QSpinBox>

#include "ibc/model/ibc_words.h"
#include "signalbox/literals.h"
#include "theme/style.h"
#include "widgets/shown_time.h"

namespace signalbox::ui {

namespace {
constexpr int mostDecimals = 77;
}

DenomPriceSheet::DenomPriceSheet(Engine* engine, const DenomPrice& row, bool isStored, const RuleChains& chains,
                                 QWidget* window)
    : RuleSheet(engine, isStored ? tr("Correct price") : tr("Add price"), window),
      m_stored(isStored),
      m_since(row.since),
      m_chain(new QComboBox),
      m_denom(new QLineEdit(row.denom)),
      m_symbol(new QLineEdit(row.symbol)),
      m_usd(new QLineEdit(row.usd)),
      m_decimals(new QSpinBox),
      m_now(new QCheckBox(tr("From now"))),
      m_time(
          new QDateTimeEdit(shownTime(row.since.isValid() && isStored ? row.since : QDateTime::currentDateTimeUtc())))
{
    setObjectName(u"denomPriceSheet"_s);
    m_chain->addItem(tr("all chains"), QString());
    for (const auto& [id, name] : chains)
        m_chain->addItem(ibc::briefText(name, 40), id);
    if (m_chain->findData(row.chainId) < 0)
        m_chain->addItem(ibc::briefText(row.chainId, 40), row.chainId);
    m_chain->setCurrentIndex(m_chain->findData(row.chainId));
    m_denom->setMaxLength(1'000);
    m_denom->setFont(ui::font(TextRole::Mono));
    m_symbol->setMaxLength(40);
    m_usd->setMaxLength(61);
    m_decimals->setRange(0, mostDecimals);
    m_decimals->setValue(row.decimals);
    m_decimals->setFixedWidth(120);
    addField(tr("Denomination"), m_denom, isStored ? QString() : tr("As packets carry it, such as uosmo."));
    addField(tr("Sending chain"), m_chain);
    addField(tr("Symbol"), m_symbol);
    addField(tr("Decimals"), m_decimals);
    addField(tr("Price in USD"), m_usd, tr("Of a whole unit: 1 OSMO, not 1 uosmo."));
    addField(tr("Valid from"), makeTime());
    for (QWidget* fixed : {static_cast<QWidget*>(m_denom), static_cast<QWidget*>(m_chain), static_cast<QWidget*>(m_now),
                           static_cast<QWidget*>(m_time)})
        fixed->setEnabled(!isStored);
    connect(m_chain, &QComboBox::currentIndexChanged, this, &DenomPriceSheet::edited);
    for (QLineEdit* field : {m_denom, m_symbol, m_usd})
        connect(field, &QLineEdit::textChanged, this, &DenomPriceSheet::edited);
    connect(m_decimals, &QSpinBox::valueChanged, this, &DenomPriceSheet::edited);
    begin();
    (isStored || !row.denom.isEmpty() ? m_usd : m_denom)->setFocus(Qt::OtherFocusReason);
}

QWidget* DenomPriceSheet::makeTime()
{
    auto* box = new QWidget;
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    m_now->setAccessibleName(m_now->text());
    m_now->setChecked(!m_stored);
    m_now->setVisible(!m_stored);
    m_time->setAccessibleName(tr("Time"));
    m_time->setDisplayFormat(u"yyyy-MM-dd HH:mm"_s);
    m_time->setTimeSpec(shownSpec());
    m_time->setEnabled(false);
    row->addWidget(m_now);
    row->addWidget(m_time);
    row->addStretch(1);
    connect(m_now, &QCheckBox::toggled, this, [this](bool now) {
        m_time->setEnabled(!now);
        edited();
    });
    connect(m_time, &QDateTimeEdit::dateTimeChanged, this, &DenomPriceSheet::edited);
    return box;
}

QString DenomPriceSheet::subject() const
{
    const QString denom = m_denom->text().trimmed();
    return denom.isEmpty() ? tr("new price") : ibc::briefText(denom, 60);
}

DenomPrice DenomPriceSheet::entries() const
{
    DenomPrice price;
    price.chainId = m_chain->currentData().toString();
    price.denom = m_denom->text().trimmed();
    price.symbol = m_symbol->text().trimmed();
    price.decimals = m_decimals->value();
    price.usd = m_usd->text().trimmed();
    price.since = m_stored ? m_since : m_now->isChecked() ? QDateTime() : m_time->dateTime().toUTC();
    return price;
}

QStringList DenomPriceSheet::state() const
{
    return {m_chain->currentData().toString(),
            m_denom->text().trimmed(),
            m_symbol->text().trimmed(),
            m_usd->text().trimmed(),
            QString::number(m_decimals->value()),
            m_now->isChecked() ? QString() : m_time->dateTime().toString(Qt::ISODate)};
}

QString DenomPriceSheet::refusal() const
{
    static const QRegularExpression number(u"^\\d{1,30}(\\.\\d{1,30})?$"_s);
    const DenomPrice price = entries();
    const bool badUsd = !number.match(price.usd).hasMatch();
    setFieldCheck(m_usd, badUsd && !price.usd.isEmpty() ? FieldCheck::Refused : FieldCheck::None);
    if (price.denom.isEmpty())
        return tr("Enter the denomination as packets carry it, such as uosmo.");
    if (badUsd)
        return tr("Enter the price in USD as a number such as 0.52.");
    if (!m_stored && price.since.isValid() && price.since > QDateTime::currentDateTimeUtc())
        return tr("The time is in the future. Enter an earlier one.");
    return {};
}

QFuture<Expected<Done>> DenomPriceSheet::store(IbcRules& rules)
{
    return rules.setPrice(entries());
}

}  // namespace signalbox::ui
