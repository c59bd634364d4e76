// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QTimer>
#include <functional>

#include "signalbox/engine.h"
#include "widgets/sheet.h"

class QLineEdit;
class QRadioButton;

namespace signalbox::ui {

class CheckLine;
class HeightField;
class TokenReader;

/// Adds a token, all tokens or the registries to a running chain. Only missing data is fetched.
class StreamSheet : public Sheet {
    Q_OBJECT
public:
    StreamSheet(Engine* engine, const ChainSnapshot& chain, QWidget* window, std::function<void(const Command&)> send);

private:
    void renew();
    void save();
    StreamDraft draft() const;
    void ask();
    void showPrice(const Preview& price);
    QJsonObject registries() const;

    QPointer<Engine> m_engine;
    ChainSnapshot m_chain;
    std::function<void(const Command&)> m_send;
    QRadioButton* m_token;
    QRadioButton* m_all;
    QRadioButton* m_registries;
    QLineEdit* m_address;
    CheckLine* m_check;
    TokenReader* m_reader;
    std::array<QLineEdit*, 3> m_registryFields;
    QWidget* m_registryBox;
    HeightField* m_from;
    Text* m_fromNote;
    QPushButton* m_save;
    QTimer m_asking;
    std::optional<StreamDraft> m_asked;  ///< for which the cost was requested
};

}  // namespace signalbox::ui
