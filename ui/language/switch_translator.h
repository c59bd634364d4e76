// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTranslator>
#include <memory>
#include <vector>

namespace signalbox::ui {

/// A translator whose language is exchanged while it stays installed.
class SwitchTranslator : public QTranslator {
    Q_OBJECT
public:
    explicit SwitchTranslator(QObject* parent = nullptr);

    void load(const QString& code);  ///< "en", "zh_CN", "pseudo"
    QString translate(const char* context, const char* source, const char* disambiguation, int n) const override;
    bool isEmpty() const override { return false; }

private:
    std::vector<std::unique_ptr<QTranslator>> m_parts;  ///< the first that knows the text
    bool m_pseudo = false;
};

/// English with accents and 40 % longer; %1, %n, markup and mnemonics stay.
QString pseudoText(const QString& english);

}  // namespace signalbox::ui
