/** Domains that many people share. What the public suffix list knows (github.io, myshopify.com …) need not be named here. */

/** Everybody has a page there; none has a file, a record or an address. */
export const pagePlatforms: ReadonlySet<string> = new Set(
  `facebook.com fb.com instagram.com threads.net x.com twitter.com linkedin.com xing.com youtube.com youtu.be tiktok.com
  pinterest.com pinterest.de whatsapp.com wa.me t.me telegram.me snapchat.com linktr.ee google.com google.de goo.gl g.page
  business.site bing.com apple.com openstreetmap.org yelp.com yelp.de tripadvisor.com tripadvisor.de foursquare.com
  golocal.de gelbeseiten.de dasoertliche.de dastelefonbuch.de 11880.com meinestadt.de cylex.de hotfrog.de werkenntdenbesten.de
  provenexpert.com trustpilot.com wlw.de wer-zu-wem.de northdata.de herold.at local.ch jameda.de doctolib.de docinsider.de
  sanego.de treatwell.de planity.com booking.com hrs.de expedia.de airbnb.de airbnb.com holidaycheck.de opentable.de
  thefork.de lieferando.de ubereats.com wolt.com kleinanzeigen.de ebay.de ebay.com ebay-kleinanzeigen.de etsy.com amazon.de
  amazon.com mobile.de autoscout24.de immobilienscout24.de immowelt.de my-hammer.de check24.de bit.ly tinyurl.com
  archive.org wikipedia.org medium.com`.split(/\s+/),
);

/** Everybody has a host of their own there, but none owns the domain. */
export const sitePlatforms: ReadonlySet<string> = new Set(
  `jimdo.com jimdofree.com jimdosite.com wix.com wixsite.com wordpress.com weebly.com webnode.com webnode.page squarespace.com
  npage.de de.tl page.tl beepworld.de eatbu.com webador.de site123.me godaddysites.com square.site carrd.co mystrikingly.com
  tumblr.com blogger.com canva.site chayns.site chayns.net homepage-baukasten.de strato.de ionos.de ionos.space 1und1.de
  t-online.de web.de gmx.de gmxhome.de arcor.de freenet.de online.de onlinehome.de vodafone.de magenta.de`.split(/\s+/),
);

/** Where anybody can have an address, or could once. */
export const mailProviders: ReadonlySet<string> = new Set(
  `gmail.com googlemail.com google.com web.de t-online.de magenta.de freenet.de freemail.de arcor.de vodafone.de vodafonemail.de
  1und1.de online.de onlinehome.de email.de mail.de posteo.de posteo.net mailbox.org proton.me protonmail.com protonmail.ch
  pm.me tutanota.com tutanota.de tutamail.com tuta.io tuta.com icloud.com me.com mac.com msn.com ymail.com rocketmail.com
  o2online.de o2mail.de alice.de alice-dsl.de alice-dsl.net kabelmail.de unitybox.de unity-mail.de netcologne.de nexgo.de
  ewetel.net ewe.net osnanet.de versanet.de htp-tel.de mnet-online.de mnet-mail.de kabelbw.de tele2.de t-mobile.de
  compuserve.de compuserve.com lycos.de epost.de bluewin.ch hispeed.ch sunrise.ch a1.net aon.at chello.at yandex.com
  yandex.ru mail.ru bk.ru inbox.ru list.ru ukr.net wp.pl o2.pl onet.pl interia.pl seznam.cz orange.fr free.fr laposte.net
  libero.it virgilio.it zoho.com zohomail.eu fastmail.com fastmail.fm hushmail.com mail.com email.com gmx.info gmx.email
  hey.com startmail.com runbox.com disroot.org riseup.net systemli.org yopmail.com mailinator.com trashmail.com
  trash-mail.com guerrillamail.com 10minutemail.com byom.de spoofmail.de`.split(/\s+/),
);
