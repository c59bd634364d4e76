// SPDX-License-Identifier: GPL-3.0-or-later

#include "theme/tokens.h"

// The token table of the spec sheet.
namespace signalbox::ui {

const Tokens& lightTokens()
{
    static const Tokens tokens = [] {
        Tokens t;
        t.window = QColor(0xF5F6F8);
        t.surface = QColor(0xFFFFFF);
        t.raised = QColor(0xFAFBFC);
        t.border = QColor(0xE1E4E9);
        t.grid = QColor(0xECEEF2);
        t.control = QColor(0xC5CBD5);
        t.text = QColor(0x1A1E24);
        t.secondary = QColor(0x566070);
        t.muted = QColor(0x646E7C);
        t.accent = QColor(0x2563EB);
        t.fill = QColor(0x2563EB);
        t.fillHover = QColor(0x1D54D1);
        t.fillPressed = QColor(0x1A49B5);
        t.onFill = QColor(0xFFFFFF);
        t.link = QColor(0x1D4FD7);
        t.selection = QColor(0xE8EFFD);
        t.hover = QColor(0xF0F2F6);
        t.pressed = QColor(0xE4E8EE);
        t.track = QColor(0xE6E9EE);
        t.ok = {QColor(0x18794E), QColor(0xE6F4EC), QColor(0xB9DEC9)};
        t.warn = {QColor(0x985506), QColor(0xFDF3E1), QColor(0xEBCF9A)};
        t.error = {QColor(0xC2281D), QColor(0xFDECEA), QColor(0xF0BDB8)};
        t.info = {QColor(0x1D4FD7), QColor(0xE8EFFD), QColor(0xBFD2FA)};
        t.danger = QColor(0xC2281D);
        t.dangerHover = QColor(0xAD2119);
        t.dangerPressed = QColor(0x8F1A13);
        t.tip = QColor(0x20252C);
        t.tipText = QColor(0xF3F5F8);
        t.scrim = QColor(26, 30, 36, 97);
        t.coverageDone = QColor(0x3E7BD6);
        t.coverageInFlight = QColor(0x0B3E94);
        t.coverageWaiting = QColor(0xD9DEE6);
        t.coverageGap = QColor(0xC77A0A);
        t.series = {QColor(0x0072B2), QColor(0xE69F00), QColor(0x009E73), QColor(0xCC79A7),
                    QColor(0x56B4E9), QColor(0xD55E00), QColor(0x8C8C00), QColor(0x7F7F7F)};
        t.others = QColor(0xB3BAC5);
        return t;
    }();
    return tokens;
}

const Tokens& darkTokens()
{
    static const Tokens tokens = [] {
        Tokens t;
        t.dark = true;
        t.window = QColor(0x13161A);
        t.surface = QColor(0x1A1E24);
        t.raised = QColor(0x1F242B);
        t.border = QColor(0x2A3039);
        t.grid = QColor(0x242A32);
        t.control = QColor(0x434C59);
        t.text = QColor(0xE7EAEF);
        t.secondary = QColor(0xA9B2BF);
        t.muted = QColor(0x8F99A7);
        t.accent = QColor(0x5B93FF);
        t.fill = QColor(0x2F6AE0);
        t.fillHover = QColor(0x3670E8);
        t.fillPressed = QColor(0x2558C4);
        t.onFill = QColor(0xFFFFFF);
        t.link = QColor(0x7FABFF);
        t.selection = QColor(0x1E2B45);
        t.hover = QColor(0x21262E);
        t.pressed = QColor(0x2A313B);
        t.track = QColor(0x2C333D);
        t.ok = {QColor(0x46B97C), QColor(0x182B23), QColor(0x28503C)};
        t.warn = {QColor(0xE3A53A), QColor(0x2E2617), QColor(0x5A4620)};
        t.error = {QColor(0xF26B60), QColor(0x33201F), QColor(0x653532)};
        t.info = {QColor(0x7FABFF), QColor(0x1B2740), QColor(0x2F4677)};
        t.danger = QColor(0xC2281D);
        t.dangerHover = QColor(0xAD2119);
        t.dangerPressed = QColor(0x8F1A13);
        t.tip = QColor(0x2C333D);
        t.tipText = QColor(0xF3F5F8);
        t.scrim = QColor(0, 0, 0, 128);
        t.coverageDone = QColor(0x4C86DB);
        t.coverageInFlight = QColor(0xA9C7FF);
        t.coverageWaiting = QColor(0x323A45);
        t.coverageGap = QColor(0xE3A53A);
        t.series = {QColor(0x3C9AD6), QColor(0xF0B429), QColor(0x2FB58C), QColor(0xDB94BC),
                    QColor(0x7CC8F2), QColor(0xEE7D35), QColor(0xB0B02E), QColor(0xA0A6AE)};
        t.others = QColor(0x5C6572);
        return t;
    }();
    return tokens;
}

}  // namespace signalbox::ui
