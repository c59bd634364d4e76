// SPDX-License-Identifier: GPL-3.0-or-later

#include "chains/settings_card.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

#include "signalbox/literals.h"
#include "widgets/button.h"

namespace signalbox::ui {

SettingsCard::SettingsCard(QWidget* parent)
    : Card(tr("Settings"), parent),
      m_name(new QLineEdit),
      m_confirmations(new QSpinBox),
      m_headers(new QComboBox),
      m_words(new Text({}, TextRole::Small, Ink::Secondary)),
      m_save(makeButton(tr("Save"), ButtonKind::Normal, {}, ControlSize::Card)),
      m_back(makeButton(tr("Revert"), ButtonKind::Quiet, {}, ControlSize::Card))
{
    head()->setHeight(44);
    head()->addRight(m_back);
    head()->addRight(m_save);
    m_name->setAccessibleName(tr("Chain name"));
    m_name->setMaxLength(60);
    m_confirmations->setRange(0, 10000);
    m_confirmations->setAccessibleName(tr("Confirmations"));
    m_headers->setAccessibleName(tr("Headers"));
    m_headers->addItem(tr("every block"), u"full"_s);
    m_headers->addItem(tr("range boundaries only"), u"borders"_s);
    m_headers->addItem(tr("proven by receipts"), u"proven"_s);
    m_words->setWordWrap(true);
    auto* box = addPadded();
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    form->addRow(new Text(tr("Name"), TextRole::Base, Ink::Secondary), m_name);
    m_confirmationsLabel = new Text(tr("Confirmations"), TextRole::Base, Ink::Secondary);
    m_headersLabel = new Text(tr("Headers"), TextRole::Base, Ink::Secondary);
    form->addRow(m_confirmationsLabel, m_confirmations);
    form->addRow(m_headersLabel, m_headers);
    box->addLayout(form);
    box->addWidget(m_words);
    box->addStretch(1);
    connect(m_name, &QLineEdit::textEdited, this, [this] {
        m_touched = true;
        renew();
    });
    connect(m_confirmations, &QSpinBox::valueChanged, this, [this] {
        m_touched = true;
        renew();
    });
    connect(m_headers, &QComboBox::currentIndexChanged, this, [this] {
        m_touched = true;
        renew();
    });
    connect(m_back, &QPushButton::clicked, this, &SettingsCard::putBack);
    connect(m_save, &QPushButton::clicked, this, [this] {
        arguments::ChainEdit edit;
        if (isNamed()) {
            edit.was.insert(u"name"_s, m_seen.name);
            edit.name = m_name->text().trimmed();
        }
        if (isCounted()) {
            edit.was.insert(u"confirmations"_s, m_seen.confirmations);
            edit.confirmations = m_confirmations->value();
        }
        if (isMoved()) {
            edit.was.insert(u"headers"_s, m_seen.headerMode);
            edit.headers = m_headers->currentData().toString();
        }
        m_touched = false;
        renew();
        Q_EMIT saveRequested(edit);
    });
    renew();
}

bool SettingsCard::isNamed() const
{
    return m_name->text().trimmed() != m_seen.name;
}

bool SettingsCard::isCounted() const
{
    return m_confirmations->value() != m_seen.confirmations;
}

bool SettingsCard::isMoved() const
{
    return m_headers->currentData().toString() != m_seen.headerMode;
}

void SettingsCard::setChain(const ChainSnapshot& chain)
{
    const bool other = chain.caip2 != m_chain.caip2;
    m_chain = chain;
    const bool forks = chain.has(Feature::Forks);
    for (QWidget* each : {static_cast<QWidget*>(m_confirmationsLabel), static_cast<QWidget*>(m_confirmations),
                          static_cast<QWidget*>(m_headersLabel), static_cast<QWidget*>(m_headers)})
        each->setVisible(forks);
    if (other || !m_touched)
        return putBack();
    if (!isNamed() && chain.name != m_seen.name)
        m_name->setText(m_seen.name = chain.name);
    if (!isCounted())
        m_confirmations->setValue(m_seen.confirmations = chain.confirmations);
    if (!isMoved())
        m_headers->setCurrentIndex(std::max(0, m_headers->findData(m_seen.headerMode = chain.headerMode)));
    renew();
}

void SettingsCard::putBack()
{
    m_seen = m_chain;
    if (m_name->text() != m_chain.name)
        m_name->setText(m_chain.name);
    m_confirmations->setValue(m_chain.confirmations);
    m_headers->setCurrentIndex(std::max(0, m_headers->findData(m_chain.headerMode)));
    m_touched = false;
    renew();
}

void SettingsCard::renew()
{
    const bool named = !m_name->text().trimmed().isEmpty();
    setFieldCheck(m_name, named ? FieldCheck::None : FieldCheck::Refused);
    m_save->setEnabled(m_touched && named);
    m_back->setVisible(m_touched);
    const bool more = m_headers->currentData().toString() == u"full"_s && m_chain.headerMode == u"borders"_s;
    if (!m_chain.has(Feature::Forks))
        return m_words->setText(tr("Every block is stored with all its changes and is final immediately."));
    m_words->setText(
        more ? tr("Missing headers are fetched after saving.")
             : tr("Registry events are stored after this many confirmations. Transfers are indexed up to the head."));
}

}  // namespace signalbox::ui
