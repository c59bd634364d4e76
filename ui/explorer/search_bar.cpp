// SPDX-License-Identifier: GPL-3.0-or-later

#include "explorer/search_bar.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

#include "explorer/explorer_words.h"
#include "signalbox/literals.h"
#include "theme/icon.h"
#include "widgets/button.h"
#include "widgets/height_field.h"
#include "widgets/text.h"

namespace signalbox::ui {

SearchBar::SearchBar(QWidget* parent)
    : QWidget(parent),
      m_back(makeIconButton(u"arrow-left"_s, tr("Back"), ControlSize::Normal)),
      m_forward(makeIconButton(u"arrow-right"_s, tr("Forward"), ControlSize::Normal)),
      m_field(new QLineEdit),
      m_heightLabel(new Text(tr("At block"), TextRole::Base, Ink::Secondary)),
      m_height(new HeightField(tr("At block (empty: current state)"))),
      m_button(makeButton(tr("Search"))),
      m_says(new Text({}, TextRole::Small, Ink::Secondary))
{
    m_field->setPlaceholderText(tr("Address, hash, order, pool or block"));
    m_field->setAccessibleName(tr("Search term"));
    m_field->setClearButtonEnabled(true);
    m_field->addAction(icon(u"search"_s, Ink::Secondary), QLineEdit::LeadingPosition);
    m_field->setMinimumWidth(180);
    m_height->setPlaceholderText(tr("now"));
    m_height->setFixedWidth(110);
    m_height->setToolTip(tr("Shows the state after this block. Empty: the current state."));
    m_says->setElide(Qt::ElideRight);

    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_back);
    row->addWidget(m_forward);
    row->addWidget(m_field, 1);
    row->addWidget(m_heightLabel);
    row->addWidget(m_height);
    row->addWidget(m_button);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(row);
    column->addWidget(m_says);

    connect(m_field, &QLineEdit::returnPressed, this, &SearchBar::ask);
    connect(m_height, &QLineEdit::returnPressed, this, &SearchBar::ask);
    connect(m_button, &QPushButton::clicked, this, &SearchBar::ask);
    connect(m_field, &QLineEdit::textChanged, this, &SearchBar::recognize);
    connect(m_back, &QToolButton::clicked, this, [this] { Q_EMIT step(-1); });
    connect(m_forward, &QToolButton::clicked, this, [this] { Q_EMIT step(1); });
    setSteps(false, false);
    recognize();
}

void SearchBar::set(const QString& key, std::optional<Height> height)
{
    m_field->setText(key);
    m_field->setCursorPosition(0);
    m_height->setHeight(height);
}

void SearchBar::setSteps(bool back, bool forward)
{
    m_back->setEnabled(back);
    m_forward->setEnabled(forward);
}

void SearchBar::setReady(bool ready)
{
    m_ready = ready;
    recognize();
}

void SearchBar::recognize()
{
    const auto keys = recognizeKey(m_field->text());
    QStringList kinds;
    for (const ExplorerKey& key : keys)
        kinds << ExplorerWords::kind(key.kind);
    const bool wrong = keys.empty() && !m_field->text().trimmed().isEmpty();
    m_says->setInk(wrong ? Ink::Error : Ink::Secondary);
    m_says->setText(
        wrong ? tr("Not a valid key: an address or order has 40 hex digits, a hash 64; a block or pool is a number.")
        : kinds.isEmpty() ? tr("All Canopy chains are searched.")
                          : tr("Possible kinds: %1").arg(kinds.join(u" · "_s)));
    m_button->setEnabled(m_ready && !keys.empty());
}

void SearchBar::ask()
{
    if (m_button->isEnabled())
        Q_EMIT lookUp(m_field->text(), m_height->height());
}

}  // namespace signalbox::ui
